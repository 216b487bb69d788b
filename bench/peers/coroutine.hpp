// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The usual C++20 task type, lazily started, with symmetric transfer, and an intrusive ready queue. Frames are counted.
#ifndef BENCH_COROUTINE_HPP
#define BENCH_COROUTINE_HPP

#include <coroutine>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <utility>

namespace bench {

struct ready_node {
    ready_node *next = nullptr;
    std::coroutine_handle<> handle;
};

struct node_list {
    ready_node *first = nullptr;
    ready_node **end = &first;

    void push(ready_node *node)
    {
        node->next = nullptr;
        *end = node;
        end = &node->next;
    }
    ready_node *pop()
    {
        ready_node *node = first;
        if (node) {
            first = node->next;
            if (!first) {
                end = &first;
            }
        }
        return node;
    }
};

inline node_list ready;

inline void run_all()
{
    while (ready_node *node = ready.pop()) {
        node->handle.resume();
    }
}

// Goes to the end of the ready queue.
struct give_way {
    ready_node node;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> handle) noexcept
    {
        node.handle = handle;
        ready.push(&node);
    }
    void await_resume() const noexcept {}
};

inline std::size_t frames_now = 0, frames_most = 0;

struct counted_frame {
    static void *operator new(std::size_t size)
    {
        frames_now += size;
        frames_most = frames_now > frames_most ? frames_now : frames_most;
        return std::malloc(size);
    }
    static void operator delete(void *frame, std::size_t size)
    {
        frames_now -= size;
        std::free(frame);
    }
};

struct promise_base : counted_frame {
    std::coroutine_handle<> awaiting;

    struct final_awaiter {
        bool await_ready() const noexcept { return false; }
        template <class P> std::coroutine_handle<> await_suspend(std::coroutine_handle<P> self) const noexcept
        {
            std::coroutine_handle<> awaiting = self.promise().awaiting;
            return awaiting ? awaiting : std::coroutine_handle<>(std::noop_coroutine());
        }
        void await_resume() const noexcept {}
    };
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept { std::terminate(); }
};

template <class T> struct promise_of : promise_base {
    T value;
    template <class V> void return_value(V &&v) noexcept { value = std::forward<V>(v); }
    T take() noexcept { return std::move(value); }
};
template <> struct promise_of<void> : promise_base {
    void return_void() const noexcept {}
    void take() const noexcept {}
};

template <class T = void> class task {
public:
    struct promise_type : promise_of<T> {
        task get_return_object() noexcept { return task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    };

    explicit task(std::coroutine_handle<promise_type> own) noexcept : handle(own) {}
    task(task &&other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
    task(const task &) = delete;
    task &operator=(const task &) = delete;
    ~task()
    {
        if (handle) {
            handle.destroy();
        }
    }

    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) const noexcept
    {
        handle.promise().awaiting = caller;
        return handle;
    }
    T await_resume() const noexcept { return handle.promise().take(); }

    // Puts it on the ready queue, to be run as a task of its own.
    void start(ready_node &node) noexcept
    {
        node.handle = handle;
        ready.push(&node);
    }
    void resume() noexcept { handle.resume(); }

private:
    std::coroutine_handle<promise_type> handle;
};

}

#endif

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What the coroutines of the cases stand on: frames from static storage, nodes of waits that lie in them, no exceptions.
#ifndef BENCH_FLASH_COROUTINE_HPP
#define BENCH_FLASH_COROUTINE_HPP

#include "board.h"

#include <coroutine>
#include <cstddef>
#include <utility>

extern "C" {
void *frame_take(std::size_t size);
void frame_give(void *frame);

// Registers who is to be resumed; the nodes are in the frames.
struct wait_node {
    wait_node *next;
    void *handle;
    void *object;
    uint32_t due;
};
struct wait_signal {
    wait_node *waiter;
    volatile bool is_set;
};
struct wait_lock {
    wait_node *waiter;
    bool is_locked;
};
struct wait_queue {
    wait_node *waiter;
    uint8_t first, length;
    int items[8];
};
void wait_sleep(wait_node *node, uint32_t ms);
void wait_for(wait_node *node, wait_signal *signal);
void wait_for_or(wait_node *node, wait_signal *signal, uint32_t ms);
void wait_cancel(wait_node *node); // takes it back, if it waits
bool wait_take(wait_signal *signal);
bool wait_acquire(wait_lock *lock);
void wait_release(wait_lock *lock);
void wait_for_lock(wait_node *node, wait_lock *lock);
bool wait_put(wait_queue *queue, int item);
bool wait_get(wait_queue *queue, int *item);
void wait_for_queue(wait_node *node, wait_queue *queue);
void wait_start(void *handle);
extern wait_signal uart_received, uart_sent, sensor_ready, bus_done, lcd_idle;
extern wait_lock bus;
}

namespace {

struct node_base : wait_node {
    node_base() noexcept {}
    node_base(const node_base &) = delete;
    ~node_base() { wait_cancel(this); }
};

struct sleep_ms : node_base {
    uint32_t ms;
    explicit sleep_ms(int some) noexcept : ms(static_cast<uint32_t>(some)) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) noexcept
    {
        handle = h.address();
        wait_sleep(this, ms);
    }
    void await_resume() const noexcept {}
};

struct signal_wait : node_base {
    wait_signal *signal;
    explicit signal_wait(wait_signal &some) noexcept : signal(&some) {}
    bool await_ready() const noexcept { return wait_take(signal); }
    void await_suspend(std::coroutine_handle<> h) noexcept
    {
        handle = h.address();
        wait_for(this, signal);
    }
    void await_resume() const noexcept {}
};

struct signal_wait_for : node_base {
    wait_signal *signal;
    uint32_t ms;
    signal_wait_for(wait_signal &some, uint32_t for_ms) noexcept : signal(&some), ms(for_ms) {}
    bool await_ready() const noexcept { return wait_take(signal); }
    void await_suspend(std::coroutine_handle<> h) noexcept
    {
        handle = h.address();
        wait_for_or(this, signal, ms);
    }
    bool await_resume() const noexcept { return object != nullptr; } // it came
};

struct lock_wait : node_base {
    wait_lock *lock;
    explicit lock_wait(wait_lock &some) noexcept : lock(&some) {}
    bool await_ready() const noexcept { return wait_acquire(lock); }
    void await_suspend(std::coroutine_handle<> h) noexcept
    {
        handle = h.address();
        wait_for_lock(this, lock);
    }
    void await_resume() const noexcept {}
};

struct held {
    wait_lock *lock;
    ~held() { wait_release(lock); }
};

struct queue_wait : node_base {
    wait_queue *queue;
    explicit queue_wait(wait_queue &some) noexcept : queue(&some) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) noexcept
    {
        handle = h.address();
        wait_for_queue(this, queue);
    }
    void await_resume() const noexcept {}
};

template <class Run> struct deferred {
    Run run;
    ~deferred() { run(); }
};
template <class Run> deferred(Run) -> deferred<Run>;

struct promise_base {
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
    static void *operator new(std::size_t size) noexcept { return frame_take(size); }
    static void operator delete(void *frame) noexcept { frame_give(frame); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept {}
};

template <class T> struct promise_of : promise_base {
    T value;
    void return_value(T some) noexcept { value = some; }
    T take() noexcept { return value; }
};
template <> struct promise_of<void> : promise_base {
    void return_void() const noexcept {}
    void take() const noexcept {}
};

template <class T = void> struct task {
    struct promise_type : promise_of<T> {
        task get_return_object() noexcept { return task(std::coroutine_handle<promise_type>::from_promise(*this)); }
    };
    explicit task(std::coroutine_handle<promise_type> own) noexcept : handle(own) {}
    task(task &&other) noexcept : handle(std::exchange(other.handle, nullptr)) {}
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
    void *start() noexcept
    {
        void *address = std::exchange(handle, nullptr).address();
        wait_start(address);
        return address;
    }
    std::coroutine_handle<promise_type> handle;
};

// What yields: the next item is awaited; false at the end.
struct generator {
    struct promise_type : promise_base {
        int item;
        generator get_return_object() noexcept { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        final_awaiter yield_value(int some) noexcept
        {
            item = some;
            return {};
        }
        void return_void() const noexcept {}
    };
    std::coroutine_handle<promise_type> handle;
    ~generator() { handle.destroy(); }
    struct next {
        std::coroutine_handle<promise_type> handle;
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> caller) const noexcept
        {
            handle.promise().awaiting = caller;
            return handle;
        }
        bool await_resume() const noexcept { return !handle.done(); }
    };
    next more() const noexcept { return {handle}; }
};

}

#endif

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

static volatile long sum;

// A task that nobody owns: its frame goes when it ends.
struct detached {
    struct promise_type : bench::counted_frame {
        bench::ready_node node;
        detached get_return_object() noexcept
        {
            node.handle = std::coroutine_handle<promise_type>::from_promise(*this);
            bench::ready.push(&node);
            return {};
        }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        std::suspend_never final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception() const noexcept { std::terminate(); }
    };
};

static detached add(int a)
{
    sum = sum + a;
    co_await bench::give_way();
    sum = sum + a;
}

static bench::task<> repeat(long turns)
{
    for (long i = 0; i < turns; i++) {
        add(1);
        co_await bench::give_way();
        co_await bench::give_way();
    }
}

int main(int, char **argv)
{
    bench::ready_node node;
    bench::task<> task = repeat(std::atol(argv[1]));
    task.start(node);
    bench::run_all();
}

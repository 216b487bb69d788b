// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <coroutine>
#include <cstdlib>
#include <exception>

struct generator {
    struct promise_type {
        long item;
        generator get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        std::suspend_always final_suspend() const noexcept { return {}; }
        std::suspend_always yield_value(long value) noexcept
        {
            item = value;
            return {};
        }
        void return_void() const noexcept {}
        void unhandled_exception() const noexcept { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;

    bool next()
    {
        handle.resume();
        return !handle.done();
    }
};

__attribute__((noinline)) static generator count_to(long end)
{
    for (long i = 0; i < end; i++) {
        co_yield i;
    }
}

int main(int, char **argv)
{
    long end = std::atol(argv[1]), sum = 0;
    generator counter = count_to(end);
    while (counter.next()) {
        sum += counter.handle.promise().item;
    }
    counter.handle.destroy();
    return sum != end * (end - 1) / 2;
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The frames come from the heap, the deadlines lie in the same 4-ary heap as in hand.c.
#include "../peers/coroutine.hpp"
#include "heap.h"
#include "delay.h"

#include <cstdio>
#include <new>
#include <vector>

struct sleep_for : bench::ready_node {
    int64_t ms;
    explicit sleep_for(int64_t delay) : ms(delay) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> self)
    {
        handle = self;
        heap_push(clock_now + static_cast<uint32_t>(ms), this);
    }
    void await_resume() const noexcept {}
};

static bench::task<> sleep_on(uint32_t seed)
{
    for (;;) {
        co_await sleep_for(next_delay(&seed));
    }
}

static void wake(void *node)
{
    bench::ready.push(static_cast<bench::ready_node *>(node));
}

int main(int, char **argv)
{
    std::vector<bench::task<>> sleepers;
    sleepers.reserve(COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        sleepers.push_back(sleep_on(i + 1));
        sleepers.back().resume();
    }
    std::size_t bytes = bench::frames_now / COUNT + sizeof sleepers[0] + sizeof(heap_entry);
    while (heap_advance(static_cast<uint32_t>(std::atol(argv[1])), wake)) {
        bench::run_all();
    }
    std::printf("%zu\n", bytes);
    std::fflush(stdout);
    std::_Exit(0); // what is left sleeps; hand.c does not tidy up either
}

// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

#ifndef DEPTH
#define DEPTH 1
#endif

static bench::task<> leaf(long turns)
{
    for (long i = 0; i < turns; i++) {
        co_await bench::give_way();
    }
}

static bench::task<> level(unsigned depth, long turns)
{
    if (depth > 2) {
        co_await level(depth - 1, turns);
    } else {
        co_await leaf(turns);
    }
}

int main(int, char **argv)
{
    bench::ready_node node;
    bench::task<> top = DEPTH == 1 ? leaf(std::atol(argv[1])) : level(DEPTH, std::atol(argv[1]));
    top.start(node);
    bench::run_all();
}

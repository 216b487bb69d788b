// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

#ifndef DEPTH
#define DEPTH 1
#endif

static long turns;

static bench::task<> leaf()
{
    for (long i = 0; i < turns; i++) {
        co_await bench::give_way();
    }
}

static bench::task<> level(unsigned depth)
{
    if (depth > 2) {
        co_await level(depth - 1);
    } else {
        co_await leaf();
    }
}

int main(int, char **argv)
{
    bench::ready_node node;
    turns = std::atol(argv[1]);
    bench::task<> top = DEPTH == 1 ? leaf() : level(DEPTH);
    top.start(node);
    bench::run_all();
}

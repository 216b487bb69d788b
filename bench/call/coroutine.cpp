// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../peers/coroutine.hpp"

#ifndef DEPTH
#define DEPTH 1
#endif

int levels_left;
static volatile long sum;

static bench::task<int> leaf(int a)
{
    co_await bench::give_way();
    co_return a + 1;
}

static bench::task<int> level(unsigned depth, int a)
{
    int b;
    if (depth > 2) {
        b = co_await level(depth - 1, a);
    } else {
        b = co_await leaf(a);
    }
    levels_left++;
    co_return b;
}

static bench::task<int> outermost(int a)
{
    return DEPTH == 1 ? leaf(a) : level(DEPTH, a);
}

static bench::task<> repeat(long turns)
{
    for (long i = 0; i < turns; i++) {
        sum = sum + co_await outermost(1);
        sum = sum + co_await outermost(2);
    }
}

int main(int, char **argv)
{
    bench::ready_node node;
    bench::task<> task = repeat(std::atol(argv[1]));
    task.start(node);
    bench::run_all();
}

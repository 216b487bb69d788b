/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Two calls that each wait once, LEVELS calls deep, and come back with a value. */
#include <async.h>

#include <stdlib.h>

int levels_left;
static volatile long sum;

static async int level_1(int a)
{
    await async_sleep_ms(0);
    return a + 1;
}
/* LEVELS: static async int level_@(int a) { int b = await level_#(a); levels_left++; return b; } */

static async void repeat(long turns)
{
    for (long i = 0; i < turns; i++) {
        sum += await level_LAST(1);
        sum += await level_LAST(2);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(repeat(atol(argv[1])));
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One task that gives way, again and again, LEVELS awaits deep. */
#include <async.h>

#include <stdlib.h>

static long turns;
int levels_left; /* something to do behind each await, so that each level has a frame */

static async void level_1(void)
{
    for (long i = 0; i < turns; i++) {
        await async_sleep_ms(0);
    }
}
/* LEVELS: static async void level_@(void) { await level_#(); levels_left++; } */

int main(int argc, char **argv)
{
    (void)argc;
    turns = atol(argv[1]);
    return async_run(level_LAST());
}

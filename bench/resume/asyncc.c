/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One task that gives way, again and again, LEVELS awaits deep. */
#include <async.h>

#include <stdlib.h>

static async void level_1(long turns)
{
    for (long i = 0; i < turns; i++) {
        await async_sleep_ms(0);
    }
}
/* LEVELS: static async void level_@(long turns) { await level_#(turns); } */

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(level_LAST(atol(argv[1])));
}

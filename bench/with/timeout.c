/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A timeout that does not fire: armed and taken back. */
#include <async.h>

#include <stdlib.h>

static volatile long counter;

static async void repeat(long turns)
{
    for (long i = 0; i < turns; i++) {
        async_with (async_timeout_ms(50)) {
            counter++;
            if (counter < 0) {
                await async_sleep_ms(1);
            }
        }
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(repeat(atol(argv[1])));
}

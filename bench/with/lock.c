/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_with on a lock that is free. */
#include <async.h>

#include <stdlib.h>

static async_lock lock = ASYNC_LOCK_INIT;
static volatile long counter;

static async void repeat(long turns)
{
    for (long i = 0; i < turns; i++) {
        async_with (&lock) {
            counter++;
        }
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(repeat(atol(argv[1])));
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A task that is started, waits once and ends, while the one that started it gives way twice. */
#include <async.h>

#include <stdlib.h>

static volatile long sum;

static async void add(int a)
{
    sum += a;
    await async_sleep_ms(0);
    sum += a;
}
ASYNC_TASK_POOL(add, 4);

static async void repeat(long turns)
{
    for (long i = 0; i < turns; i++) {
        async_spawn(add(1));
        await async_sleep_ms(0);
        await async_sleep_ms(0);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    return async_run(repeat(atol(argv[1])));
}

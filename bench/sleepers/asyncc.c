/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* COUNT tasks in a static array, each asleep most of the time; on the virtual clock. */
#include <async.h>

#include <stdio.h>
#include <stdlib.h>

#include "delay.h"

static async void sleep_on(uint32_t seed)
{
    for (;;) {
        await async_sleep_ms(next_delay(&seed));
    }
}
static async_static_task(sleep_on) sleepers[COUNT];

static async void watch(int64_t ms)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        async_start(&sleepers[i], sleep_on(i + 1));
    }
    await async_sleep_ms(ms);
}

int main(int argc, char **argv)
{
    (void)argc;
    int error = async_run(watch(atol(argv[1])));
    printf("%zu\n", sizeof sleepers[0]);
    return error;
}

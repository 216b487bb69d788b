/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>

#include "series.h"

/* Of this file alone. */
struct meter {
    int readings[3];
    double sum;
};

static async void measure(struct meter *meter, int value)
{
    await async_sleep_ms(1);
    meter->readings[value % 3] = value;
    meter->sum += value;
}

async_generator int ticks(int count)
{
    struct meter meter = {{0, 0, 0}, 0};
    async_defer {
        await async_sleep_ms(1);
        printf("measured %g\n", meter.sum);
    }
    for (int i = 1; i <= count; i++) {
        await measure(&meter, i);
        yield i;
    }
}

async_generator struct point line(int from, int to)
{
    for (int i = from; i <= to; i++)
        yield (struct point){i * 0.5, i};
}

async_contextmanager struct log *logged(struct log *log)
{
    await async_sleep_ms(1);
    printf("[%s\n", log->name);
    yield log;
    log->errors += async_exit_error() != 0;
    await async_sleep_ms(1);
    printf("%s] %d\n", log->name, async_exit_error());
}

async_contextmanager void marked(char mark)
{
    putchar(mark);
    yield;
    putchar(mark);
    putchar('\n');
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Frames with types that no other file knows. */
#include "counter.h"

struct tally { long long sum; char name[5]; };

static async int step(struct tally *tally, int by)
{
    await async_sleep_ms(by);
    tally->sum += by;
    return (int)tally->sum;
}

async int count_to(int limit)
{
    struct tally tally = {0, "abc"};
    while (await step(&tally, 1) < limit) {
    }
    return (int)tally.sum;
}

async struct reading measure(short channel)
{
    struct reading reading = {channel, 0};
    reading.value = await count_to(channel) + 0.5;
    return reading;
}

async void settle(void)
{
    await async_sleep_ms(0);
}

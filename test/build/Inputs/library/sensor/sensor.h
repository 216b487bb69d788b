/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef SENSOR_H
#define SENSOR_H

#include <async.h>

typedef async int (*sensor_filter)(int value) ASYNC_FRAME(12 * sizeof(void *));

async int sensor_read(int channel, sensor_filter filter) ASYNC_FRAME(32 * sizeof(void *));

/* Powered until the block is left; its value is the number of those that are powered. */
async_contextmanager int sensor_powered(int channel) ASYNC_FRAME(16 * sizeof(void *));

/* `count` readings, each 1 ms after the one before. */
async_generator int sensor_readings(int channel, int count) ASYNC_FRAME(64 * sizeof(void *));

static inline async_generator int sensor_pairs(int channel, int count)
{
    int last = 0;
    async_for (int reading, sensor_readings(channel, count)) {
        yield last + reading;
        last = reading;
    }
}

static inline async int sensor_sum(int first, int last)
{
    int sum = 0;
    for (int i = first; i <= last; i++) {
        sum += await sensor_read(i, 0);
    }
    return sum;
}

#endif

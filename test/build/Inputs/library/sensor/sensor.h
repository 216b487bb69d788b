/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#ifndef SENSOR_H
#define SENSOR_H

#include <async.h>

typedef async int (*sensor_filter)(int value) ASYNC_FRAME(12 * sizeof(void *));

async int sensor_read(int channel, sensor_filter filter) ASYNC_FRAME(32 * sizeof(void *));

static inline async int sensor_sum(int first, int last)
{
    int sum = 0;
    for (int i = first; i <= last; i++) {
        sum += await sensor_read(i, 0);
    }
    return sum;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include "sensor.h"

struct sample { int raw; short history[4]; };

async int sensor_read(int channel, sensor_filter filter)
{
    struct sample sample = {channel * 10, {0}};
    for (int i = 0; i < 4; i++) {
        await async_sleep_ms(1);
        sample.history[i] = (short)i;
    }
    int value = sample.raw + sample.history[3];
    return filter ? await filter(value) : value;
}

static int powered;

async_contextmanager int sensor_powered(int channel)
{
    await async_sleep_ms(channel);
    powered++;
    yield powered;
    powered--;
    await async_sleep_ms(channel);
}

async_generator int sensor_readings(int channel, int count)
{
    for (int i = 0; i < count; i++)
        yield await sensor_read(channel + i, 0);
}

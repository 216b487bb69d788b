/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>

#include <sensor.h>

static async int halve(int value)
{
    await async_sleep_ms(1);
    return value / 2;
}

static async_static_generator(sensor_readings) kept;

static async void stream(void)
{
    async_with (int count = sensor_powered(1)) {
        async_for (int pair, sensor_pairs(1, 3))
            printf("%d %d\n", count, pair);
    }
    int reading;
    async_open(&kept, sensor_readings(5, 2));
    while (await async_next(&kept, &reading))
        printf("kept %d\n", reading);
}

static async void amain(void)
{
    int a, b;
    await async_gather(a = sensor_read(1, halve), b = sensor_sum(1, 3));
    printf("%d %d\n", a, b);
    await stream();
}

int main(void)
{
    return async_run(amain());
}

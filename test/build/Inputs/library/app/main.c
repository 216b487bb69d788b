/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>

#include <sensor.h>

static async int halve(int value)
{
    await async_sleep_ms(1);
    return value / 2;
}

static async void amain(void)
{
    int a, b;
    await async_gather(a = sensor_read(1, halve), b = sensor_sum(1, 3));
    printf("%d %d\n", a, b);
}

int main(void)
{
    return async_run(amain());
}

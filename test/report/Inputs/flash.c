/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <async.h>

int used_by_all(int);

async int f(int n)
{
    await async_sleep_ms(n);
    int twice = used_by_all(n * 2);
    await async_sleep_ms(twice);
    await async_sleep_ms(3);
    return twice;
}

async int g(int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++) {
        sum += await f(i);
    }
    return sum;
}

async int dropped(int n)
{
    return 1 + await g(n);
}

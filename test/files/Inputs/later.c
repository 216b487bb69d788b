/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
#include <stdio.h>

#include <async.h>

async void report_later(int after, const char *text)
{
    await async_sleep_ms(after);
    puts(text);
}

async int sum_later(int a, int b)
{
    await async_sleep_ms(a + b);
    return a + b;
}

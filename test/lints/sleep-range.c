/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A constant sleep that counts as 0. */
// RUN: asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
#include <async.h>

async void f(long long ms)
{
    // CHECK: sleep-range.c:[[#@LINE+1]]:26: warning: a sleep of -5 milliseconds counts as 0; the longest is 2147483647 milliseconds [-Wsleep-range]
    await async_sleep_ms(-5);
    // CHECK: sleep-range.c:[[#@LINE+1]]:26: warning: a sleep of 2592000000 milliseconds counts as 0
    await async_sleep_ms(30LL * 24 * 60 * 60 * 1000);
    // CHECK: sleep-range.c:[[#@LINE+1]]:23: warning: a sleep of 3000000 seconds counts as 0
    await async_sleep(3e6);
    await async_sleep_ms(0);
    await async_sleep_ms(2147483647);
    await async_sleep(1.5);
    await async_sleep_ms(ms);
}

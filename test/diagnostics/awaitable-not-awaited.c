/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An awaitable of the runtime does nothing unless it is awaited. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(async_flag *flag)
{
    async_sleep_ms(5);
    async_flag_wait(flag);
    await f(1);
}

// CHECK: awaitable-not-awaited.c:14:5: error: 'async_sleep_ms' does nothing unless it is awaited; write 'await' before it
// CHECK-NEXT: 14 | async_sleep_ms(5);
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | await{{ *$}}
// CHECK: awaitable-not-awaited.c:15:5: error: 'async_flag_wait' does nothing unless it is awaited; write 'await' before it
// CHECK-NEXT: 15 | async_flag_wait(flag);
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | await{{ *$}}
// CHECK: {{^}}2 errors generated.

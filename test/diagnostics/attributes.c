/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Attributes that make no sense on an async function. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t1(void) __attribute__((alias("x")));
__attribute__((noreturn)) async void t2(void)
{
    for (;;) {
        await f(1);
    }
}
_Noreturn async void t3(void)
{
    for (;;) {
        await f(1);
    }
}
__attribute__((__constructor__)) async void t4(void)
{
    await f(1);
}
__attribute__((used, destructor(101))) async void t5(void)
{
    await f(1);
}

// CHECK: attributes.c:12:36: error: an async function cannot be 'alias': it becomes several functions
// CHECK: attributes.c:13:16: error: an async function cannot be 'noreturn': it returns to the loop whenever it waits
// CHECK: attributes.c:19:1: error: an async function cannot be '_Noreturn': it returns to the loop whenever it waits
// CHECK: attributes.c:25:16: error: an async function cannot be 'constructor': nothing runs it; start it with async_run or async_spawn
// CHECK: attributes.c:29:22: error: an async function cannot be 'destructor': nothing runs it; start it with async_run or async_spawn
// CHECK: {{^}}5 errors generated.

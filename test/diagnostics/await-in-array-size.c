/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await in the size of an array has to go to a variable. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void)
{
    int a[await f(3)];
    a[0] = 1;
    return a[0];
}

// CHECK: await-in-array-size.c:14:11: error: 'await' in a type; put its value in a variable first
// CHECK: {{^}}1 error generated.

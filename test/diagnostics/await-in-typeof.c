/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await in a type would not happen. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void)
{
    __typeof__(await f(1)) x = 1;
    return x;
}

// CHECK: await-in-typeof.c:14:16: error: 'await' in a type; put its value in a variable first
// CHECK: {{^}}1 error generated.

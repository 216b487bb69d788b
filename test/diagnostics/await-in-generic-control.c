/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The control of _Generic is not evaluated. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void)
{
    return _Generic(await f(1), int: 1, default: 2);
}

// CHECK: await-in-generic-control.c:14:21: error: 'await' inside an operand that is not evaluated; put its value in a variable first
// CHECK: {{^}}1 error generated.

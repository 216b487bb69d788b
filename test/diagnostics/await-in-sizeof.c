/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await in an operand that is not evaluated would not happen. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void)
{
    return (int)(sizeof(await f(1)) + _Alignof(await f(1)));
}

// CHECK: await-in-sizeof.c:14:25: error: 'await' inside an operand that is not evaluated; put its value in a variable first
// CHECK: await-in-sizeof.c:14:48: error: 'await' inside an operand that is not evaluated; put its value in a variable first
// CHECK: {{^}}2 errors generated.

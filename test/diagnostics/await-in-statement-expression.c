/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await cannot stand in a statement expression. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void)
{
    return ({ int a = await f(1); a; });
}

// CHECK: await-in-statement-expression.c:14:23: error: 'await' inside a statement expression; put its value in a variable first
// CHECK: {{^}}1 error generated.

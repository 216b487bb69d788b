/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_raise is a statement. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    n ? async_raise(1) : (void)0;
    n = (async_raise(2), 3);
    return await f(n);
}

// CHECK: raise-as-value.c:14:9: error: 'async_raise' is a statement and has no value; use an if statement
// CHECK: raise-as-value.c:15:10: error: 'async_raise' is a statement and has no value; use an if statement
// CHECK: {{^}}2 errors generated.

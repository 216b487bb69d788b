/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory from alloca cannot be handed to what is awaited. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int g(char *p)
{
    await f(1);
    return *p;
}

async int t(int n)
{
    char *p = __builtin_alloca(8);
    n += await f((int)__builtin_strlen(p));
    p = __builtin_alloca(8);
    n += await g(n ? p + 1 : 0);
    return n + await g(__builtin_alloca(8));
}

// CHECK: alloca-as-argument.c:23:18: error: memory from alloca is an argument of an await, and gone when that waits; use an array of constant length
// CHECK: alloca-as-argument.c:24:24: error: memory from alloca is an argument of an await, and gone when that waits; use an array of constant length
// CHECK: {{^}}2 errors generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Memory from alloca does not live across an await. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    char *fine = __builtin_alloca(8);
    fine[0] = 1;
    n += fine[0];
    char *p = (char *)__builtin_alloca(8), *q;
    q = p + 1;
    q[0] = 1;
    await f(n);
    return q[0];
}

// CHECK: alloca.c:17:45: error: 'q' points to memory from alloca and lives across an await, where that memory is gone; use an array of constant length
// CHECK: alloca.c:20:5: note: the await is here
// CHECK: {{^}}1 error generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The clauses of async_try have an order. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    async_try {
        await f(1);
    }
    async_finally {
        n = 1;
    }
    async_catch (int e) {
        n = e;
    }
    return n;
}

// CHECK: catch-out-of-order.c:20:5: error: 'async_catch' out of order; the clauses are async_catch, async_catch_cancelled, async_finally, each at most once
// CHECK: {{^}}1 error generated.

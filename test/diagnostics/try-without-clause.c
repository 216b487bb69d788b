/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async_try handles something. */
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
        await f(n);
    }
    return n;
}

// CHECK: try-without-clause.c:14:5: error: 'async_try' without async_catch, async_catch_cancelled or async_finally
// CHECK: {{^}}1 error generated.

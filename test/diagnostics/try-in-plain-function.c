/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Plain functions have no async_try. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

void t(int n)
{
    async_try {
        n = 1;
    }
    async_finally {
        n = 2;
    }
}

// CHECK: try-in-plain-function.c:14:5: error: 'async_try' in a function that is not async
// CHECK: {{^}}1 error generated.

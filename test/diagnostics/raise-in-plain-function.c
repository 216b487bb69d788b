/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Only async functions raise. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

void t(void)
{
    async_raise(1);
}

// CHECK: raise-in-plain-function.c:14:5: error: 'async_raise' in a function that is not async; return the error
// CHECK: {{^}}1 error generated.

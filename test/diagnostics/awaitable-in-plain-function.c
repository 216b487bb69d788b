/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A plain function cannot wait. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

void t(void)
{
    async_sleep_ms(5);
}

// CHECK: awaitable-in-plain-function.c:14:5: error: 'async_sleep_ms' can only be awaited, and 't' is a plain function; make it async
// CHECK: {{^}}1 error generated.

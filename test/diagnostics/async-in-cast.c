/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Pointers to async functions are written through a typedef. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(void *p)
{
    await f(1);
    return ((async int (*)(int))p)(1);
}

// CHECK: async-in-cast.c:15:14: error: 'async' is not allowed here; it declares functions, and in a typedef pointers to them
// CHECK: {{^}}1 error generated.

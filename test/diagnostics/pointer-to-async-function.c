/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A plain function is none. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

typedef async int (*handler)(int);
int g(int n);

async int t(void)
{
    handler h = g;
    return await f(h != 0);
}

// CHECK: pointer-to-async-function.c:17:17: error: 'g' is a plain function, and a pointer to an async function is wanted here
// CHECK: pointer-to-async-function.c:13:5: note: 'g' declared here
// CHECK: {{^}}1 error generated.

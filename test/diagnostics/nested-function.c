/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Nested functions are an extension of gcc. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int a)
{
    int inner(int x)
    {
        return x + a;
    }
    return await f(inner(2));
}

// CHECK: nested-function.c:15:5: error: a nested function cannot be translated; move it to file scope and pass it what it uses
// CHECK: {{^}}1 error generated.

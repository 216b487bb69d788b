/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An async function takes a fixed number of arguments. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int a, ...)
{
    return await f(a);
}

// CHECK: variadic-function.c:12:11: error: an async function cannot take a variable number of arguments: pass an array or a struct
// CHECK: {{^}}1 error generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* C evaluates the size of an array parameter when the function is called. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

int count(void);

async int steps(int n, int a[n++])
{
    await async_sleep_ms(n);
    return a[0];
}

async int calls(int a[count()])
{
    await async_sleep_ms(1);
    return a[0];
}

async int reads(int n, int a[n * sizeof(int)], int b[static 4])
{
    await async_sleep_ms(n);
    return a[0] + b[0];
}

// CHECK: side-effect-in-parameter-size.c:8:28: error: the size of this array parameter of an async function has a side effect, which would be lost; write it as a statement of the body
// CHECK: side-effect-in-parameter-size.c:14:21: error: the size of this array parameter of an async function has a side effect, which would be lost; write it as a statement of the body
// CHECK: {{^}}2 errors generated.

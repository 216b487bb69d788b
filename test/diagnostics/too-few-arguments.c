/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A K&R definition lets the compiler pass a call that gives too little; its start function would not. */
// RUN: %not asyncc --heap=off --color=never --check %s -- -std=gnu89 %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int twice(n, m)
    int n, m;
{
    await async_sleep_ms(m);
    return 2 * n;
}

async int t()
{
    return await twice(3);
}

// CHECK: too-few-arguments.c:15:12: error: 'twice' takes 2 arguments, and is given 1
// CHECK: {{^}}1 error generated.

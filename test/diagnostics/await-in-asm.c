/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An operand of asm is not put into a variable. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void)
{
    __asm__ volatile("" : : "r"(await f(1)));
}

// CHECK: await-in-asm.c:14:5: error: 'await' cannot stand in an asm operand; put its value in a variable first
// CHECK: {{^}}1 error generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A name for the assembler has no meaning for an async function. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void) __asm__("other");
async void t(void)
{
    await f(1);
}

// CHECK: asm-label.c:12:20: error: an async function cannot have an asm label: it becomes several functions
// CHECK: {{^}}1 error generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* main is called by C. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int main(void)
{
    return await f(1);
}

// CHECK: async-main.c:12:11: error: 'main' cannot be async; write a plain main that calls async_run
// CHECK: {{^}}1 error generated.

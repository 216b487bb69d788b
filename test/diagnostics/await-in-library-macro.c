/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The message names the macro that hides the place of the await, once. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

#define CHECK(x) ({ if (!(x)) { stop(sizeof(x)); } 0; })
void stop(unsigned long n);

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void)
{
    CHECK(await f(1));
}

// CHECK: await-in-library-macro.c:17:5: error: 'await' in the argument of the macro 'CHECK', which puts it into a statement expression; put its value in a variable first
// CHECK: {{^}}1 error generated.

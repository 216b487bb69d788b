/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The message about a macro of the library names it. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#undef NDEBUG
#include <assert.h>

#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void)
{
    assert(await f(1));
}

// CHECK: await-in-assert.c:17:5: error: 'await' in the argument of the macro 'assert', which puts it into {{an operand that is not evaluated|a statement expression}}; put its value in a variable first
// CHECK: {{^}}1 error generated.

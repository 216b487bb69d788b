/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where ASYNC_NO_KEYWORDS leaves out the short words, the long ones are proposed. */
// RUN: %not asyncc --heap=on --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#define ASYNC_NO_KEYWORDS
#include <async.h>

async_fn int f(int n)
{
    async_await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    n = 5, await f(n);
    return n;
}

async_generator int g(void)
{
    yield 3;
}

// CHECK: keywords-left-out.c:13:1: error: 'async' is no keyword where ASYNC_NO_KEYWORDS is defined; write async_fn
// CHECK: keywords-left-out.c:15:12: error: 'await' is no keyword where ASYNC_NO_KEYWORDS is defined; write async_await
// CHECK: keywords-left-out.c:21:5: error: 'yield' is no keyword where ASYNC_NO_KEYWORDS is defined; write async_yield
// CHECK: errors generated.

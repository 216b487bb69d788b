/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The stack that setjmp remembers does not last. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <setjmp.h>
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

static jmp_buf place;

async int t(void)
{
    if (setjmp(place)) {
        return 1;
    }
    await f(1);
    longjmp(place, 1);
}

// CHECK: setjmp.c:17:9: error: 'setjmp' in an async function, whose stack does not last; use async_try and async_raise, or call it in a plain function
// CHECK: setjmp.c:21:5: error: 'longjmp' in an async function, whose stack does not last; use async_try and async_raise, or call it in a plain function
// CHECK: {{^}}2 errors generated.

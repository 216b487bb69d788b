/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A body of ours is entered from the top. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    if (n) {
        goto in;
    }
    async_try {
    in:
        await f(1);
    }
    async_finally {
        n = 2;
    }
    return n;
}

// CHECK: jump-into-try.c:15:9: error: this jumps into the body of async_try, which can only be entered from the top
// CHECK: jump-into-try.c:18:5: note: label 'in' is here
// CHECK: {{^}}1 error generated.

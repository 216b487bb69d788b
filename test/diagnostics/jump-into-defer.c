/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A deferred body is not entered by a jump. */
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
    async_defer {
    in:
        await f(1);
    }
    return n;
}

// CHECK: jump-into-defer.c:15:9: error: this jumps into the body of async_defer, which can only be entered from the top
// CHECK: jump-into-defer.c:18:5: note: label 'in' is here
// CHECK: {{^}}1 error generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A case label of a switch outside is a jump into the body. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    switch (n) {
    case 1:
        async_try {
        case 2:
            await f(1);
        }
        async_finally {
            n = 2;
        }
    }
    return n;
}

// CHECK: case-into-try.c:17:9: error: this label belongs to a switch outside the body of async_try, which can only be entered from the top
// CHECK: {{^}}1 error generated.

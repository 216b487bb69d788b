/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_finally and async_defer are not left by a jump or a return. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    for (;;) {
        async_try {
            await f(1);
        }
        async_finally {
            break;
        }
    }
    return n;
}

async int u(int n)
{
    async_defer {
        return 1;
    }
    return await f(n);
}

// CHECK: leave-finally.c:19:13: error: async_finally cannot be left by a jump or a return
// CHECK: leave-finally.c:28:9: error: async_defer cannot be left by a jump or a return
// CHECK: {{^}}2 errors generated.

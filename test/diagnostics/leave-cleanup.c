/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* No jump leaves async_finally or async_defer, of whatever kind, also in a context manager. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    while (n--) {
        async_defer {
            if (n) {
                break;
            }
            continue;
        }
        async_try {
            await f(n);
        } async_finally {
            while (n > 5) {
                break;
            }
            goto out;
        }
    }
out:
    return n;
}

async_contextmanager void manager(int n)
{
    async_try {
        await f(n);
        yield;
    } async_finally {
        return;
    }
}

// CHECK: leave-cleanup.c:27:13: error: async_finally cannot be left by a jump or a return
// CHECK: leave-cleanup.c:17:17: error: async_defer cannot be left by a jump or a return
// CHECK: leave-cleanup.c:19:13: error: async_defer cannot be left by a jump or a return
// CHECK: leave-cleanup.c:40:9: error: async_finally cannot be left by a jump or a return
// CHECK: {{^}}4 errors generated.

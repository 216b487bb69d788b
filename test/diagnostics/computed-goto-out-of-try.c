/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A computed goto cannot run what runs on the way out. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async int t(int n)
{
    void *places[] = {&&out, &&out};
    async_try {
        goto *places[n];
    }
    async_finally {
        await f(1);
    }
out:
    return n;
}

// CHECK: computed-goto-out-of-try.c:16:9: error: a computed goto cannot leave async_try; set a variable and use goto
// CHECK: computed-goto-out-of-try.c:21:1: note: label 'out' is here
// CHECK: computed-goto-out-of-try.c:16:9: error: a computed goto cannot leave async_try; set a variable and use goto
// CHECK: computed-goto-out-of-try.c:21:1: note: label 'out' is here
// CHECK: {{^}}2 errors generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Only async functions and awaitables can be awaited. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

int p(void);

async int t(int a)
{
    await f(1);
    await p();
    await a;
    return 0;
}

// CHECK: await-of-plain-call.c:17:11: error: 'p' is not async and cannot be awaited
// CHECK: await-of-plain-call.c:12:5: note: 'p' declared here
// CHECK: await-of-plain-call.c:18:5: error: only the call of an async function or an awaitable of the runtime can be awaited
// CHECK: {{^}}2 errors generated.

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An await needs an async function round it. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

void t(void)
{
    await f(1);
}

// CHECK: await-outside-async.c:14:5: error: 'await' in a function that is not async
// CHECK: await-outside-async.c:12:6: note: 't' declared here
// CHECK-NEXT: 12 | void t(void)
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | async{{ *$}}
// CHECK: {{^}}1 error generated.

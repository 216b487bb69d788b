/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A plain function can only start an async one. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

void t(void)
{
    f(1);
}

// CHECK: call-in-plain-function.c:14:5: error: async function 'f' is called in a plain function; start it with async_run, async_spawn or async_create_task, or make 't' async
// CHECK: call-in-plain-function.c:6:11: note: 'f' declared here
// CHECK: {{^}}1 error generated.

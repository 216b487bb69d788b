/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A task that nobody owns is spawned. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

ASYNC_TASK_POOL(f, 2);

async void t(void)
{
    async_create_task(f(1));
    await f(1);
}

// CHECK: task-not-used.c:16:5: error: the task is not used and would never be released; use async_spawn
// CHECK-NEXT: 16 | async_create_task(f(1));
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | async_spawn{{ *$}}
// CHECK: {{^}}1 error generated.

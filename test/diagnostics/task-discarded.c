/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* However a task is thrown away, nobody could release it: a cast to void, a comma, a conditional, the clauses of a for. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}
ASYNC_TASK_POOL(f, 2);

async void t(int n)
{
    (void)async_create_task(f(1));
    n++, async_create_task(f(2));
    n ? async_create_task(f(3)) : (async_task *)0;
    for (async_create_task(f(4)); n; (async_create_task(f(5)))) {
        await f(n--);
    }
    async_task *used = (n++, async_create_task(f(6)));
    if (n ? async_create_task(f(7)) : used) {
        async_task_release(used);
    }
}

void plain(void)
{
    async_create_task(f(8));
}

// CHECK: task-discarded.c:15:11: error: the task is not used and would never be released; use async_spawn
// CHECK-NEXT: 15 | (void)async_create_task(f(1));
// CHECK-NEXT: | {{[~^ ]+$}}
// CHECK-NEXT: | async_spawn{{ *$}}
// CHECK: task-discarded.c:16:10: error: the task is not used and would never be released; use async_spawn
// CHECK: task-discarded.c:17:9: error: the task is not used and would never be released; use async_spawn
// CHECK: task-discarded.c:18:10: error: the task is not used and would never be released; use async_spawn
// CHECK: task-discarded.c:18:39: error: the task is not used and would never be released; use async_spawn
// CHECK: task-discarded.c:29:5: error: the task is not used and would never be released; use async_spawn
// CHECK: {{^}}6 errors generated.

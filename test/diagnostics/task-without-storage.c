/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Without a heap a task needs storage that is declared. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}

async void t(void)
{
    async_spawn(f(1));
    async_task *task = async_create_task(f(2));
    await f(3);
    async_task_release(task);
}

// CHECK: task-without-storage.c:14:5: error: no storage for a task of 'f': declare ASYNC_TASK_POOL(f, N) at file scope, start it in an async_static_task(f), or use --heap=on
// CHECK: task-without-storage.c:15:24: error: no storage for a task of 'f': declare ASYNC_TASK_POOL(f, N) at file scope, start it in an async_static_task(f), or use --heap=on
// CHECK: {{^}}2 errors generated.

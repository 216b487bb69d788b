/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What cannot be started as a task is named, and storage that is not the function's. */
// RUN: %not asyncc --heap=off --color=never --check %s -- %include_flags 2>&1 | %FileCheck %s
#include <async.h>

async int f(int n)
{
    await async_sleep_ms(n);
    return n;
}
ASYNC_TASK_POOL(f, 2);

async void g(void)
{
    await f(1);
}

static async_static_task(f) storage;

async void t(int *group)
{
    async_spawn(async_sleep_ms(3));
    async_spawn(async_gather(f(1)));
    async_spawn(5);
    async_start(&storage, g());
    async_start(storage, f(1));
    async_group_start(group, f(1));
    await f(1);
}

// CHECK: task-of-wrong-things.c:22:17: error: 'async_sleep_ms' can be awaited but is no task; 'async_spawn' takes the call of an async function, which may await it
// CHECK: task-of-wrong-things.c:23:17: error: 'async_spawn' takes the call of an async function; put 'async_gather' into one of its own
// CHECK: task-of-wrong-things.c:24:17: error: this is not a call of an async function but a value of type 'int'
// CHECK: task-of-wrong-things.c:25:17: error: a task of 'g' is started in an 'async_static_task(g)', given by its address; this is 'struct f__task *'
// CHECK: task-of-wrong-things.c:26:17: error: a task of 'f' is started in an 'async_static_task(f)', given by its address; this is 'struct f__task'
// CHECK: task-of-wrong-things.c:27:23: error: async_group_start takes a pointer to an async_group and a call; this is 'int *'
// CHECK: {{^}}6 errors generated.

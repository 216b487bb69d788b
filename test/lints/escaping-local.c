/* The address of a local for a task that may outlive it. */
// RUN: asyncc --heap=on --color=never --check  %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-escaping-local %s -- %include_flags 2>&1 | count 0
#include <async.h>

static int global;

async void use(int *number)
{
    await async_sleep_ms(1);
    *number = 1;
}

async void f(int parameter)
{
    int local = 0;
    static int kept;
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable when the function has ended; make it static, or keep the task and join it [-Wescaping-local]
    async_spawn(use(&local));
    // CHECK: escaping-local.c:[[#@LINE+1]]:21: warning: the task may still use this variable
    async_spawn(use(&parameter));
    async_spawn(use(&global));
    async_spawn(use(&kept));
    async_task *task = async_create_task(use(&local));
    await use(&local);
    await async_join(task);
    async_task_release(task);
}

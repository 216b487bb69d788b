/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_gather_tasks waits for an array of tasks or the first error, async_gather_tasks_errors for all of them; the tasks
 * are left alone, whatever happens to who waits. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async int work(int ms, int error)
{
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    return ms;
}
ASYNC_TASK_POOL(work, 3);

static async void create(async_task **tasks, int bad)
{
    await async_sleep_ms(1);
    for (int i = 0; i < 3; i++) {
        tasks[i] = async_create_task(work(9 - 2 * i, i == bad ? 6 : 0));
    }
}

static void release(async_task **tasks)
{
    for (int i = 0; i < 3; i++) {
        async_task_release(tasks[i]);
    }
}

static async void amain(void)
{
    async_task *tasks[3];
    int errors[3] = { -9, -9, -9 };
    await create(tasks, 3);
    await async_gather_tasks(tasks, 3);
    printf("all at %u\n", (unsigned)async_now_ms());
    release(tasks);

    await create(tasks, 1);
    async_try {
        await async_gather_tasks(tasks, 3);
    } async_catch (int e) {
        printf("error %d at %u, %d\n", e, (unsigned)async_now_ms(), async_task_done(tasks[0]));
    }
    await async_gather(async_gather_tasks_errors(tasks, 3, errors), async_sleep_ms(1));
    printf("%d %d %d at %u\n", errors[0], errors[1], errors[2], (unsigned)async_now_ms());
    release(tasks);

    await create(tasks, 3);
    async_try {
        await async_wait_for_ms(async_gather_tasks(tasks, 3), 6);
    } async_catch (int e) {
        printf("%s, %d %d\n", async_strerror(e), async_task_done(tasks[0]), async_task_done(tasks[2]));
    }
    printf("%d\n", await async_join_as(tasks[0], int));
    release(tasks);
    await async_gather_tasks(NULL, 0);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: all at 10
// CHECK-NEXT: error 6 at 18, 0
// CHECK-NEXT: 0 6 0 at 20
// CHECK-NEXT: timeout, 0 1
// CHECK-NEXT: 9

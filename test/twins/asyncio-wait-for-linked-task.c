/* MicroPython's asyncio_wait_for_linked_task: tasks that wait for one another, joined from a task and run from outside. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_wait_for_linked_task.txt - */
#include <stdio.h>
#include <async.h>
static async void job(async_task *before, int id)
{
    if (before) { await async_join(before); }
    await async_sleep(0.1);
    printf("task%d work completed\n", id);
}
ASYNC_TASK_POOL(job, 3);
static void plan(async_task **tasks)
{
    int i;
    for (i = 0; i < 3; i++) {
        tasks[i] = async_create_task(job(i ? tasks[i - 1] : NULL, i));
    }
}
static void release(async_task **tasks)
{
    int i;
    for (i = 0; i < 3; i++) {
        async_task_release(tasks[i]);
    }
}
static async void async_test(void)
{
    async_task *tasks[3];
    puts("--- async test");
    plan(tasks);
    async_defer { release(tasks); }
    await async_join(tasks[0]);
    puts("-> task0 done");
    await async_join(tasks[2]);
    puts("-> task2 done");
}
static void sync_test(void)
{
    async_task *tasks[3];
    puts("--- sync test");
    plan(tasks);
    async_run_until_complete(tasks[0]);
    puts("-> task0 done");
    async_run_until_complete(tasks[2]);
    puts("-> task2 done");
    release(tasks);
}
int main(void)
{
    async_run(async_test());
    sync_test();
    return 0;
}

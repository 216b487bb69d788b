/* MicroPython's asyncio_cancel_task: before the start, after it, many times, after the end, and nested, where the inner
 * code lets the cancel through or not.  There a cancel goes on to the task that is waited for; here to what is
 * awaited, and a joined task is left alone (tasks/cancel-joiner-leaves-task), so the nested part awaits the call. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_cancel_task.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static async void task(double seconds, bool allow_cancel)
{
    async_try {
        puts("task start");
        await async_sleep(seconds);
        puts("task done");
    } async_catch_cancelled {
        puts("task cancel");
        if (allow_cancel) { async_raise(ASYNC_CANCELLED); }
    }
}
static async void task2(bool allow_cancel)
{
    puts("task 2");
    async_try {
        await task(0.05, allow_cancel);
    } async_catch_cancelled {
        puts("task 2 cancel");
        async_raise(ASYNC_CANCELLED);
    }
    puts("task 2 done");
}
ASYNC_TASK_POOL(task, 4);
ASYNC_TASK_POOL(task2, 2);
static void cancel(async_task *t) { puts(async_task_cancel(t) ? "True" : "False"); }
static async void directly(void)
{
    async_task *t = async_create_task(task(2, true));
    cancel(t);
    async_task_release(t);

    t = async_create_task(task(2, true));
    await async_sleep(0.01);
    cancel(t);
    async_task_release(t);
    puts("main sleep");
    await async_sleep(0.01);

    t = async_create_task(task(2, true));
    await async_sleep(0.01);
    for (int i = 0; i < 4; i++) { cancel(t); }
    puts("main sleep");
    await async_sleep(0.01);
    puts("main wait");
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        puts("main got CancelledError");
    }
    async_task_release(t);

    t = async_create_task(task(0.01, false));
    await async_sleep(0.05);
    cancel(t);
    async_task_release(t);
}
static async void nested(bool allow_cancel)
{
    puts("----");
    async_task *t = async_create_task(task2(allow_cancel));
    async_defer { async_task_release(t); }
    await async_sleep(0.01);
    puts("main cancel");
    async_task_cancel(t);
    puts("main sleep");
    await async_sleep(0.1);
}
static async void amain(void)
{
    await directly();
    await nested(true);
    await nested(false);
}
int main(void) { return async_run(amain()); }

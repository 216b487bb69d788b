/* MicroPython's asyncio_cancel_wait_on_finished: cancelled in the turn in which the task it waits for has ended. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_cancel_wait_on_finished.txt - */
#include <stdio.h>
#include <async.h>
static async void sleep_task(void)
{
    puts("sleep_task sleep");
    await async_sleep_ms(0);
    puts("sleep_task wake");
}
static async void wait_task(async_task *t)
{
    puts("wait_task wait");
    await async_join(t);
    puts("wait_task wake");
}
ASYNC_TASK_POOL(sleep_task, 1);
ASYNC_TASK_POOL(wait_task, 1);
static async void amain(void)
{
    async_task *sleeping = async_create_task(sleep_task());
    async_defer { async_task_release(sleeping); }
    async_task *waiting = async_create_task(wait_task(sleeping));
    async_defer { async_task_release(waiting); }
    puts("main sleep");
    await async_sleep_ms(0);
    puts("main sleep");
    await async_sleep_ms(0);
    async_task_cancel(waiting);
    puts("main wait");
    async_try {
        await async_join(waiting);
    } async_catch_cancelled {
        puts("CancelledError()");
    }
}
int main(void) { return async_run(amain()); }

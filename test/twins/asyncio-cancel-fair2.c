/* MicroPython's asyncio_cancel_fair2: a task that three others cancel all the time still runs, and ends. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_cancel_fair2.txt - */
#include <stdio.h>
#include <async.h>
static async void task_a(void)
{
    async_try {
        for (;;) {
            puts("sleep a");
            await async_sleep_ms(0);
        }
    } async_catch_cancelled {
        puts("cancelled a");
    }
}
static async void task_b(int id, async_task *other)
{
    while (async_task_cancel(other)) {
        printf("sleep b %d\n", id);
        await async_sleep_ms(0);
    }
    printf("done b %d\n", id);
}
ASYNC_TASK_POOL(task_a, 1);
ASYNC_TASK_POOL(task_b, 3);
static async void amain(void)
{
    async_task *t = async_create_task(task_a());
    async_defer { async_task_release(t); }
    for (int i = 0; i < 3; i++) { async_spawn(task_b(i, t)); }
    await async_join(t);
}
int main(void) { return async_run(amain()); }

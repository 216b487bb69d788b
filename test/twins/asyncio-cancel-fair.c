/* MicroPython's asyncio_cancel_fair: two tasks that cancel each other do not starve a third. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_cancel_fair.txt - */
#include <stdio.h>
#include <async.h>
static async_task *tasks[3];
static async void task(int id, int other)
{
    for (int i = 0; i < 3; i++) {
        async_try {
            printf("start %d\n", id);
            await async_sleep_ms(0);
            printf("done %d\n", id);
        } async_catch_cancelled {
            printf("cancelled %d\n", id);
        }
        if (other >= 0) {
            printf("%d cancels %d\n", id, other);
            async_task_cancel(tasks[other]);
        }
    }
}
ASYNC_TASK_POOL(task, 3);
static async void amain(void)
{
    async_defer { for (int i = 0; i < 3; i++) { async_task_release(tasks[i]); } }
    tasks[0] = async_create_task(task(0, 1));
    tasks[1] = async_create_task(task(1, 0));
    tasks[2] = async_create_task(task(2, -1));
    await async_join(tasks[2]);
}
int main(void) { return async_run(amain()); }

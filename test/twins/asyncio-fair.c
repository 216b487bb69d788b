/* MicroPython's asyncio_fair: tasks that give way all the time do not delay those with a time. */
/* RUN: %run_async --timeout=60 %s | diff %S/Inputs/asyncio_fair.txt - */
/* NO-SWEEP: 450,000 turns */
#include <stdio.h>
#include <async.h>
static async void task(int id, double seconds)
{
    printf("task start %d\n", id);
    for (;;) {
        if (seconds > 0) { printf("task work %d\n", id); }
        await async_sleep(seconds);
    }
}
ASYNC_TASK_POOL(task, 4);
static async void amain(void)
{
    async_task *t[4];
    t[0] = async_create_task(task(1, -0.01));
    t[1] = async_create_task(task(2, 0.1));
    t[2] = async_create_task(task(3, 0.18));
    t[3] = async_create_task(task(4, -100));
    await async_sleep(0.45);
    for (int i = 0; i < 4; i++) {
        async_task_cancel(t[i]);
        async_task_release(t[i]);
    }
    puts("finish");
}
int main(void) { return async_run(amain()); }

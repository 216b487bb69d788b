/* MicroPython's asyncio_loop_stop: stop once and again, stop and a new task; the next run goes on where it was. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_loop_stop.txt - */
#include <stdio.h>
#include <async.h>
static async void task(void) { puts("task"); }
ASYNC_TASK_POOL(task, 1);
static async void amain(void)
{
    puts("start");
    async_stop();
    async_stop();
    puts("sleep");
    await async_sleep_ms(0);
    async_stop();
    async_spawn(task());
    await async_sleep_ms(0);
    puts("end");
    async_stop();
}
static async_static_task(amain) main_task;
int main(void)
{
    int i;
    async_start(&main_task, amain());
    for (i = 0; i < 3; i++) {
        printf("run %d\n", i);
        async_run_forever();
    }
    return 0;
}

/* MicroPython's asyncio_new_event_loop: tasks of before do not go on in a loop that was reset. */
/* RUN: %run_async --cflags=-DASYNC_CONFIG_TASK_LIST=1 %s | diff %S/Inputs/asyncio_new_event_loop.txt - */
#include <stdio.h>
#include <async.h>
static async void task(void)
{
    for (int i = 0; i < 4; i++) {
        printf("task %d\n", i);
        await async_sleep_ms(0);
        await async_sleep_ms(0);
    }
}
ASYNC_TASK_POOL(task, 1);
static async void amain(void)
{
    puts("start");
    async_spawn(task());
    await async_sleep_ms(0);
    puts("stop");
    async_stop();
}
static async_static_task(amain) main_task;
int main(void)
{
    async_start(&main_task, amain());
    async_run_forever();
    async_loop_reset();
    async_start(&main_task, amain());
    async_run_forever();
    async_loop_reset();
    return 0;
}

/* MicroPython's asyncio_set_exception_handler: errors nobody waits for, in order; not the one that somebody gets. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_set_exception_handler.txt - */
#include <stdio.h>
#include <async.h>
static void handler(async_task *task, int error)
{
    (void)task;
    printf("custom_handler ValueError(%d, %d)\n", error - 1, error);
}
static async void task(int i) { async_raise(i + 1); }
ASYNC_TASK_POOL(task, 2);
static async void amain(void)
{
    puts(async_get_exception_handler() ? "a handler" : "None");
    async_set_exception_handler(handler);
    puts(async_get_exception_handler() == handler ? "True" : "False");
    async_spawn(task(0));
    puts("sleep");
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    async_spawn(task(1));
    async_spawn(task(2));
    puts("sleep");
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    async_task *t = async_create_task(task(3));
    await async_sleep_ms(0);
    async_try {
        await async_join(t);
    } async_catch (int e) {
        printf("ValueError(%d, %d)\n", e - 1, e);
    }
    puts("done");
    async_task_release(t);
}
int main(void) { return async_run(amain()); }

/* MicroPython's asyncio_threadsafeflag: set within the loop, from outside of any task, before the wait, and set,
 * cleared and set. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_threadsafeflag.txt - */
#include <stdio.h>
#include <async.h>
static async_flag flag = ASYNC_FLAG_INIT;
static async void task(int id)
{
    printf("task %d\n", id);
    await async_flag_wait(&flag);
    printf("task %d done\n", id);
}
ASYNC_TASK_POOL(task, 1);
static void set_flag(void *arg) { async_flag_set((async_flag *)arg); }
static async void yield_once(void)
{
    puts("yield");
    await async_sleep_ms(0);
}
static async void wait_for_it(async_task *t)
{
    puts("wait task");
    await async_join(t);
    async_task_release(t);
}
static async void amain(void)
{
    static async_callback interrupt;
    async_task *t = async_create_task(task(1));
    await yield_once();
    puts("set event");
    async_flag_set(&flag);
    await yield_once();
    await wait_for_it(t);
    puts("----");
    t = async_create_task(task(2));
    await yield_once();
    puts("set event");
    async_call_soon(&interrupt, set_flag, &flag);
    await yield_once();
    await wait_for_it(t);
    puts("----");
    puts("set event");
    async_flag_set(&flag);
    t = async_create_task(task(3));
    await yield_once();
    await wait_for_it(t);
    puts("----");
    puts("set event");
    async_flag_set(&flag);
    await yield_once();
    puts("clear event");
    async_flag_clear(&flag);
    await yield_once();
    t = async_create_task(task(4));
    await yield_once();
    puts("set event");
    async_flag_set(&flag);
    await yield_once();
    await wait_for_it(t);
}
int main(void) { return async_run(amain()); }

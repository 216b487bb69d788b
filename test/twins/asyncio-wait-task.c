/* MicroPython's asyncio_wait_task: waiting for a task that runs, that has ended, again, two at once, that fails, that has
 * failed some time ago. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_wait_task.txt - */
#include <stdio.h>
#include <async.h>
static async void task(int id) { printf("task %d\n", id); }
static async void delay_print(double seconds, const char *text)
{
    await async_sleep(seconds);
    puts(text);
}
static async void task_raise(void)
{
    puts("task_raise");
    async_raise(5);
}
ASYNC_TASK_POOL(task, 1);
ASYNC_TASK_POOL(delay_print, 2);
ASYNC_TASK_POOL(task_raise, 2);
static void quiet(async_task *t, int error) { (void)t, (void)error; }
static unsigned hundreds(uint32_t from, uint32_t to) { return (unsigned)((to - from + 50) / 100 * 100); }
static async void fails(int turns)
{
    async_task *t = async_create_task(task_raise());
    async_defer { async_task_release(t); }
    for (int i = 0; i < turns; i++) { await async_sleep_ms(0); }
    async_try {
        await async_join(t);
    } async_catch (int e) {
        puts(e == 5 ? "ValueError" : "another error");
    }
}
static async void amain(void)
{
    uint32_t t0, t1, t2;
    puts("start");
    async_task *t = async_create_task(task(1));
    await async_join(t);
    async_task_release(t);
    t = async_create_task(task(2));
    await async_sleep(0.001);
    await async_join(t);
    await async_join(t);
    async_task_release(t);
    puts("----");
    async_task *first = async_create_task(delay_print(0.2, "hello"));
    async_defer { async_task_release(first); }
    async_task *second = async_create_task(delay_print(0.4, "world"));
    async_defer { async_task_release(second); }
    puts("start");
    t0 = async_now_ms();
    await async_join(first);
    t1 = async_now_ms();
    await async_join(second);
    t2 = async_now_ms();
    printf("took %u %u\n", hundreds(t0, t1), hundreds(t1, t2));
    await fails(0);
    async_set_exception_handler(quiet);
    await fails(5);
}
int main(void) { return async_run(amain()); }

/* MicroPython's asyncio_task_done: done or not, before and after, of tasks that end at once, later, well or badly. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_task_done.txt - */
#include <stdio.h>
#include <async.h>
static async void task(double seconds, int error)
{
    puts("task start");
    if (seconds >= 0) { await async_sleep(seconds); }
    if (error) { async_raise(error); }
    puts("task done");
}
ASYNC_TASK_POOL(task, 2); /* the report of an error may need the storage for one turn more */
static void show(const async_task *t) { puts(async_task_done(t) ? "True" : "False"); }
static async void try_one(double seconds, int error)
{
    puts("==========");
    async_task *t = async_create_task(task(seconds, error));
    async_defer { async_task_release(t); }
    show(t);
    await async_sleep_ms(0);
    show(t);
    async_try {
        await async_join(t);
    } async_catch (int e) {
        puts(e == 5 ? "ValueError()" : "another error");
    }
    show(t);
}
static async void amain(void)
{
    await try_one(-1, 0);
    await try_one(0.01, 0);
    await try_one(-1, 5);
    await try_one(0.01, 5);
}
int main(void) { return async_run(amain()); }

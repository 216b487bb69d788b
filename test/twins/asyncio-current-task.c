/* MicroPython's asyncio_current_task: the task itself within, none outside of the loop. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_current_task.txt - */
#include <stdio.h>
#include <async.h>
static async void task(async_task **out) { *out = async_current_task(); }
ASYNC_TASK_POOL(task, 1);
static async void amain(void)
{
    async_task *seen = NULL;
    async_task *t = async_create_task(task(&seen));
    await async_sleep_ms(0);
    await async_sleep_ms(0);
    puts(t == seen ? "True" : "False");
    async_task_release(t);
}
static void look(void) { puts(async_current_task() ? "a task" : "RuntimeError"); }
int main(void)
{
    int error;
    look();
    error = async_run(amain());
    look();
    return error;
}

/* MicroPython's asyncio_lock_cancel: two who wait are cancelled in the turn in which the lock is given back; never
 * two have it, and in the end nobody does. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_lock_cancel.txt - */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
static bool is_inside;
static async void task(int i)
{
    printf("task %d start\n", i);
    async_try {
        await async_lock_acquire(&lock);
    } async_catch_cancelled {
        printf("task %d cancel\n", i);
        return;
    }
    printf("task %d lock_flag %s\n", i, is_inside ? "True" : "False");
    is_inside = true;
    await async_sleep_ms(0);
    async_lock_release(&lock);
    is_inside = false;
    printf("task %d done\n", i);
}
ASYNC_TASK_POOL(task, 4);
static async void amain(void)
{
    async_task *t[4];
    await async_lock_acquire(&lock);
    is_inside = true;
    for (int i = 0; i < 4; i++) {
        t[i] = async_create_task(task(i));
    }
    await async_sleep_ms(0);
    async_task_cancel(t[1]);
    async_task_cancel(t[2]);
    async_lock_release(&lock);
    is_inside = false;
    for (int i = 0; i < 4; i++) {
        await async_sleep_ms(0);
    }
    puts(async_lock_locked(&lock) ? "True" : "False");
    for (int i = 0; i < 4; i++) {
        async_task_release(t[i]);
    }
}
int main(void) { return async_run(amain()); }

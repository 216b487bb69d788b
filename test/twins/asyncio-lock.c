/* MicroPython's asyncio_lock, which says False where ours says True: a lock that was just handed to the next one is
 * locked. */
/* RUN: %run_async %s | diff %S/Inputs/lock.txt - */
#include <stdio.h>
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
static const char *locked(void) { return async_lock_locked(&lock) ? "True" : "False"; }
static async void task_loop(int id)
{
    printf("task start %d\n", id);
    for (int i = 0; i < 3; i++) {
        async_with (&lock) { printf("task have %d %d\n", id, i); }
    }
    printf("task end %d\n", id);
}
static async void task_sleep(void)
{
    async_with (&lock) {
        printf("task have %s\n", locked());
        await async_sleep(0.2);
    }
    printf("task release %s\n", locked());
    await async_lock_acquire(&lock);
    puts("task have again");
    async_lock_release(&lock);
}
static async void task_cancel(int id, async_task **to_cancel)
{
    async_try {
        async_with (&lock) {
            printf("task got %d\n", id);
            await async_sleep(0.1);
        }
        printf("task release %d\n", id);
        if (to_cancel) { async_task_cancel(*to_cancel); }
    } async_catch_cancelled {
        printf("task cancel %d\n", id);
    }
}
ASYNC_TASK_POOL(task_loop, 3);
ASYNC_TASK_POOL(task_sleep, 1);
ASYNC_TASK_POOL(task_cancel, 3);
static async void basic(void)
{
    puts(locked());
    await async_lock_acquire(&lock);
    puts(locked());
    await async_sleep_ms(0);
    async_lock_release(&lock);
    puts(locked());
    await async_sleep_ms(0);
    async_with (&lock) { puts("have lock"); }
}
static async void competition(void)
{
    puts("----");
    async_spawn(task_loop(1));
    async_spawn(task_loop(2));
    async_task *last = async_create_task(task_loop(3));
    async_defer { async_task_release(last); }
    async_with (&lock) { await async_sleep_ms(0); }
    await async_join(last);
    puts("----");
    async_spawn(task_sleep());
    await async_sleep(0.1);
    await task_sleep();
}
static async void cancelled(void)
{
    puts("----");
    async_task *one = NULL;
    async_spawn(task_cancel(0, &one));
    one = async_create_task(task_cancel(1, NULL));
    async_spawn(task_cancel(2, NULL));
    await async_sleep(0.3);
    puts(locked());
    async_task_release(one);
    puts("----");
    async_spawn(task_cancel(0, NULL));
    one = async_create_task(task_cancel(1, NULL));
    async_task *two = async_create_task(task_cancel(2, NULL));
    await async_sleep(0.05);
    async_task_cancel(one);
    await async_sleep(0.1);
    async_task_cancel(two);
    await async_sleep(0.1);
    puts(locked());
    async_task_release(one);
    async_task_release(two);
}
static async void amain(void)
{
    await basic();
    await competition();
    await cancelled();
}
int main(void) { return async_run(amain()); }

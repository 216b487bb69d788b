/* MicroPython's asyncio_event: set, clear, several waiters, one that finds it set, cancels before and after the set,
 * waits with a time limit. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_event.txt - */
#include <stdio.h>
#include <async.h>
static async void task(int id, async_event *ev)
{
    printf("start %d\n", id);
    await async_event_wait(ev);
    puts("True");
    printf("end %d\n", id);
}
static async void task_delay_set(double seconds, async_event *ev)
{
    await async_sleep(seconds);
    puts("set event");
    async_event_set(ev);
}
ASYNC_TASK_POOL(task, 6);
ASYNC_TASK_POOL(task_delay_set, 2);
static async_event first = ASYNC_EVENT_INIT, second = ASYNC_EVENT_INIT, third = ASYNC_EVENT_INIT;
static void show(const async_event *ev) { puts(async_event_is_set(ev) ? "True" : "False"); }
static async void set_and_wait(void)
{
    show(&first);
    async_event_set(&first);
    show(&first);
    async_event_clear(&first);
    show(&first);
    puts("----");
    async_spawn(task(1, &first));
    async_spawn(task(2, &first));
    puts("yield");
    await async_sleep_ms(0);
    puts("set event");
    async_event_set(&first);
    puts("yield");
    await async_sleep_ms(0);
    puts("----");
    async_spawn(task(3, &first));
    puts("yield");
    await async_sleep_ms(0);
    puts("----");
    puts("clear event");
    async_event_clear(&first);
    async_spawn(task(4, &first));
    await async_sleep_ms(0);
    puts("set event");
    async_event_set(&first);
    await async_sleep_ms(0);
}
static async void cancelled(void)
{
    puts("----");
    async_task *t = async_create_task(task(5, &second));
    await async_sleep_ms(0);
    async_event_set(&second);
    async_task_cancel(t);
    async_task_release(t);
    await async_sleep(0.1);
    puts("----");
    t = async_create_task(task(6, &third));
    await async_sleep_ms(0);
    async_task_cancel(t);
    async_event_set(&third);
    async_task_release(t);
    await async_sleep(0.1);
}
static async void limited(void)
{
    puts("----");
    async_event_clear(&third);
    async_spawn(task_delay_set(0.01, &third));
    await async_wait_for_ms(async_event_wait(&third), 100);
    await async_sleep_ms(0);
    puts("----");
    async_event_clear(&third);
    async_spawn(task_delay_set(0.1, &third));
    async_try {
        await async_wait_for_ms(async_event_wait(&third), 10);
    } async_catch (int e) {
        puts(e == ASYNC_TIMEOUT ? "TimeoutError" : "another error");
    }
    await async_event_wait(&third);
}
static async void amain(void)
{
    await set_and_wait();
    await cancelled();
    await limited();
}
int main(void) { return async_run(amain()); }

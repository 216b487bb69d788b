/* MicroPython's asyncio_event_fair: tasks that set, clear and wait for an event in a loop do not take over. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_event_fair.txt - */
#include <stdio.h>
#include <async.h>
static async void task1(int id)
{
    for (int i = 0; i < 4; i++) {
        printf("sleep %d\n", id);
        await async_sleep_ms(0);
    }
}
static async void task2(int id, async_event *ev)
{
    for (int i = 0; i < 4; i++) {
        async_event_set(ev);
        async_event_clear(ev);
        printf("wait %d\n", id);
        await async_event_wait(ev);
    }
}
ASYNC_TASK_POOL(task1, 2);
ASYNC_TASK_POOL(task2, 2);
static async_event ev = ASYNC_EVENT_INIT;
static async void amain(void)
{
    async_spawn(task1(0));
    async_task *second = async_create_task(task2(2, &ev));
    async_defer { async_task_release(second); }
    async_spawn(task1(1));
    async_spawn(task2(3, &ev));
    await async_join(second);
    async_event_set(&ev);
}
int main(void) { return async_run(amain()); }

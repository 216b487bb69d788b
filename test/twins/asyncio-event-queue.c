/* MicroPython's asyncio_event_queue: the loop stays when no task is ready and only something outside will set the
 * event.  A callback with a time stands for the interrupt. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_event_queue.txt - */
#include <stdio.h>
#include <async.h>
static async_event ev = ASYNC_EVENT_INIT;
static void watchdog(void *arg)
{
    (void)arg;
    puts("asyncio still pending, unlocking event");
    async_event_set(&ev);
}
static async void foo(void)
{
    static async_callback timer;
    puts("foo waiting");
    async_call_later_ms(&timer, 100, watchdog, NULL);
    await async_event_wait(&ev);
    puts("foo done");
}
static async void amain(void)
{
    puts("main started");
    await foo();
    puts("main done");
}
int main(void) { return async_run(amain()); }

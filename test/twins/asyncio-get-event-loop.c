/* MicroPython's asyncio_get_event_loop: the loop runs until one task has ended. */
/* RUN: %run_async %s | diff %S/Inputs/asyncio_get_event_loop.txt - */
#include <stdio.h>
#include <async.h>
static async void amain(void)
{
    puts("start");
    await async_sleep(0.01);
    puts("end");
}
static async_static_task(amain) task;
int main(void) { return async_run_until_complete(async_start(&task, amain())); }

/* MicroPython's asyncio_as_uasyncio: what its users look for is there, under our names. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:     11 names
   CHECK-NOT: {{.}} */
#include <stdio.h>
#include <async.h>
static async void amain(void)
{
    async_event event = ASYNC_EVENT_INIT;
    async_lock lock = ASYNC_LOCK_INIT;
    async_flag flag = ASYNC_FLAG_INIT;
    int names = 3 + (ASYNC_CANCELLED < 0);
    async_task *self = async_current_task();
    names += self != NULL;
    names += !async_task_done(self);
    async_event_set(&event);
    await async_wait_for_ms(async_event_wait(&event), 1);
    names++;
    async_flag_set(&flag);
    await async_gather();
    await async_flag_wait(&flag);
    await async_lock_acquire(&lock);
    names++;
    await async_sleep(0);
    await async_sleep_ms(0);
    names += 2;
    names += async_get_exception_handler() == NULL;
    printf("%d names\n", names);
}
int main(void) { return async_run(amain()); }

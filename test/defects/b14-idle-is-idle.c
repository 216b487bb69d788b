/* Elsewhere a loop with nothing to do looks some 300 times a second.  Here it sleeps once, until the time of the next
 * timer. */
// REQUIRES: target=host
// NO-SWEEP: wraps a function of the runtime itself
/* RUN: %run_async %s --link=-Wl,--wrap=async__port_sleep | %FileCheck --match-full-lines %s */
/* CHECK:      slept 1 times for 60000 ms
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static int sleeps;
void __real_async__port_sleep(const uint32_t *deadline);
void __wrap_async__port_sleep(const uint32_t *deadline);
void __wrap_async__port_sleep(const uint32_t *deadline)
{
    sleeps++;
    __real_async__port_sleep(deadline);
}
static async_event event = ASYNC_EVENT_INIT;
static async void waiter(void) { await async_event_wait(&event); }
ASYNC_TASK_POOL(waiter, 3);
static async void amain(void)
{
    uint32_t start;
    for (int i = 0; i < 3; i++) { async_spawn(waiter()); }
    await async_sleep_ms(1);
    sleeps = 0;
    start = async_now_ms();
    await async_sleep_ms(60000);
    printf("slept %d times for %u ms\n", sleeps, (unsigned)(async_now_ms() - start));
}
int main(void) { return async_run(amain()); }

/* Barrier, semaphore, condition and event from async code, first in first out. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      worker 3 was 2
   CHECK-NEXT: permit 3
   CHECK-NEXT: worker 1 was 0
   CHECK-NEXT: worker 2 was 1
   CHECK-NEXT: permit 1
   CHECK-NEXT: permit 2
   CHECK-NEXT: notified 3
   CHECK-NEXT: notified 1
   CHECK-NEXT: notified 2
   CHECK-NEXT: event
 */
#include <stdio.h>
#include <async.h>
static async_barrier barrier = ASYNC_BARRIER_INIT(3);
static async_event event = ASYNC_EVENT_INIT;
static async_semaphore sem = ASYNC_SEMAPHORE_INIT(1);
static async_lock lock = ASYNC_LOCK_INIT;
static async_condition cond = ASYNC_CONDITION_INIT(&lock);
static async void worker(int id)
{
    await async_sleep_ms(id);
    unsigned n = await async_barrier_wait(&barrier);
    printf("worker %d was %u\n", id, n);
    async_with (&sem) { printf("permit %d\n", id); await async_sleep_ms(1); }
    async_with (&cond) { await async_condition_wait(&cond); printf("notified %d\n", id); }
}
ASYNC_TASK_POOL(worker, 3);
static async void amain(void)
{
    for (int i = 1; i <= 3; i++) { async_spawn(worker(i)); }
    await async_sleep_ms(20);
    async_with (&cond) { async_condition_notify(&cond, 2); }
    await async_sleep_ms(1);
    async_with (&lock) { async_condition_notify_all(&cond); }
    await async_sleep_ms(1);
    async_event_set(&event);
    await async_event_wait(&event);
    puts("event");
}
int main(void) { return async_run(amain()); }

/* Elsewhere a condition wakes the last first, and a cancelled waiter leaves something dead behind and does not own the
 * lock.  Here the first is first, and the cancelled one owns the lock in its cleanup; its notification goes on. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      1 woke, locked 1
   CHECK-NEXT: 2 cancelled, locked 1
   CHECK-NEXT: 3 woke, locked 1
   CHECK-NEXT: 4 cancelled, locked 1
   CHECK-NEXT: 5 woke, locked 1
   CHECK-NEXT: 6 woke, locked 1
   CHECK-NEXT: free
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
static async_condition condition = ASYNC_CONDITION_INIT(&lock);
int sweep_at_end(void);
int sweep_at_end(void) { return async_lock_locked(&lock); }
static async void waiter(int id)
{
    async_with (&condition) {
        async_try {
            await async_condition_wait(&condition);
            printf("%d woke, locked %d\n", id, async_lock_locked(&lock));
        } async_catch_cancelled {
            printf("%d cancelled, locked %d\n", id, async_lock_locked(&lock));
            async_raise(ASYNC_CANCELLED);
        }
    }
}
ASYNC_TASK_POOL(waiter, 7);
static async void amain(void)
{
    async_task *t[7];
    for (int i = 1; i <= 6; i++) { t[i] = async_create_task(waiter(i)); }
    async_defer { for (int i = 1; i <= 6; i++) { async_task_release(t[i]); } }
    await async_sleep_ms(1);
    async_with (&condition) { async_condition_notify(&condition, 1); }
    await async_sleep_ms(1);
    async_task_cancel(t[2]);
    await async_sleep_ms(1);
    async_with (&condition) { async_condition_notify(&condition, 1); }
    await async_sleep_ms(1);
    async_with (&condition) {
        async_condition_notify(&condition, 1); /* number 4 waits for the lock now ...            */
        async_task_cancel(t[4]);               /* ... so the notification goes on to number 5 */
    }
    await async_sleep_ms(1);
    async_with (&condition) { async_condition_notify_all(&condition); }
    await async_sleep_ms(1);
    puts(async_lock_locked(&lock) ? "taken" : "free");
}
int main(void) { return async_run(amain()); }

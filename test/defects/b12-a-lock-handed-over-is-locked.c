/* Elsewhere a lock says it is free between its release and the next owner's turn, and a second release is an error only
 * then.  Here it stays locked all the time, nobody gets in between, and a free one cannot be released. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      released: locked 1, taken by a newcomer 0
   CHECK-NEXT: waiter has it
   CHECK-NEXT: free: locked 0, released again: misuse
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
static async void waiter(void)
{
    async_with (&lock) { puts("waiter has it"); }
}
ASYNC_TASK_POOL(waiter, 1);
static async void amain(void)
{
    await async_lock_acquire(&lock);
    async_spawn(waiter());
    await async_sleep_ms(0);
    async_lock_release(&lock);
    int newcomer = async_lock_try_acquire(&lock);
    printf("released: locked %d, taken by a newcomer %d\n", async_lock_locked(&lock), newcomer);
    await async_sleep_ms(0);
    int error = async_lock_release(&lock);
    printf("free: locked %d, released again: %s\n", async_lock_locked(&lock), error == ASYNC_MISUSE ? "misuse" : "fine");
}
int main(void) { return async_run(amain()); }

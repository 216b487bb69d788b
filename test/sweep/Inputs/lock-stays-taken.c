/* Wrong on purpose: a cancel between the two lines leaves the lock taken. */
/* RUN: %run_async %s */
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
int sweep_at_end(void);
int sweep_at_end(void) { return async_lock_locked(&lock); }
static async void amain(void)
{
    await async_lock_acquire(&lock);
    await async_sleep_ms(1);
    async_lock_release(&lock);
}
int main(void) { return async_run(amain()); }

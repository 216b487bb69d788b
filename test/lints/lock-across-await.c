/* A lock held while the block waits: reported on request. */
// RUN: asyncc --heap=on --color=never --check -Wlock-across-await %s -- %include_flags 2>&1 | %FileCheck --implicit-check-not=warning: %s
// RUN: asyncc --heap=on --color=never --check -Wno-lock-across-await %s -- %include_flags 2>&1 | count 0
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;
static async_semaphore semaphore = ASYNC_SEMAPHORE_INIT(1);

async void f(int *shared)
{
    // CHECK: lock-across-await.c:[[#@LINE+1]]:17: warning: this lock is held while the block waits; who needs it waits as long [-Wlock-across-await]
    async_with (&lock) { await async_sleep_ms(1); }
    async_with (&lock) { *shared += 1; }
    async_with (&semaphore) { await async_sleep_ms(1); }
}

async void taken_by_calls(int *shared)
{
    await async_lock_acquire(&lock);
    *shared += 1;
    // CHECK: lock-across-await.c:[[#@LINE+2]]:5: warning: this waits while the lock is held; who needs it waits as long [-Wlock-across-await]
    // CHECK: lock-across-await.c:[[#@LINE-3]]:5: note: taken here
    await async_sleep_ms(1);
    async_lock_release(&lock);
    await async_sleep_ms(1);
    await async_lock_acquire(&lock);
    *shared += 1;
    async_lock_release(&lock);
    await async_sleep_ms(2);
}

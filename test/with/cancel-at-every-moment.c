/* A cancel delivered at each moment of a task with a lock, a finally, a defer, a timeout and a gather: cleanups balance. */
/* RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s */
/* CHECK-NOT:  run
   CHECK:      entered 20 left 20 finished 10 caught 11
 */
#include <stdio.h>
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;
static int entered, left, deferred, caught, finished;

static async int inner(int n)
{
    async_defer { deferred++; await async_sleep_ms(1); }
    await async_sleep_ms((unsigned)n);
    return n;
}

static async void work(void)
{
    async_try {
        async_with (&lock) {
            entered++;
            async_try {
                int sum = await inner(1) + await inner(2);
                async_with (async_timeout_ms(50)) {
                    await async_gather(inner(2), inner(3));
                }
                finished += sum == 3;
            } async_finally {
                left++;
                await async_sleep_ms(1);
            }
        }
    } async_catch_cancelled {
        caught++;
        async_raise(ASYNC_CANCELLED);
    }
}
ASYNC_TASK_POOL(work, 1);

static async void amain(void)
{
    int runs;
    for (runs = 0; runs < 20; runs++) {
        async_task *t = async_create_task(work());
        await async_sleep_ms((unsigned)runs);
        async_task_cancel(t);
        async_try { await async_join(t); } async_catch_cancelled { }
        async_task_release(t);
        if (entered != left || async_lock_locked(&lock)) {
            printf("run %d: entered %d left %d locked %d\n", runs, entered, left, async_lock_locked(&lock));
        }
    }
    printf("entered %d left %d finished %d caught %d\n", entered, left, finished, caught);
}
int main(void) { return async_run(amain()); }

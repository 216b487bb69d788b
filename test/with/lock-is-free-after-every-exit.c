// A lock is released by return, break, goto, an error and a cancel.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async int leave(int how)
{
    for (;;) {
        async_with (&lock) {
            await async_sleep_ms(1);
            switch (how) {
            case 0:
                return 1;
            case 1:
                goto out;
            case 2:
                async_raise(5);
            default:
                await async_sleep_ms(100);
            }
        }
    }
out:
    return 2;
}
ASYNC_TASK_POOL(leave, 1);

static async void amain(void)
{
    for (int how = 0; how < 4; how++) {
        async_task *t = async_create_task(leave(how));
        await async_sleep_ms(5);
        async_task_cancel(t);
        async_try {
            printf("%d: %d,", how, await async_join_as(t, int));
        } async_catch (int e) {
            printf("%d: error %d,", how, e);
        } async_catch_cancelled {
            printf("%d: cancelled,", how);
        }
        printf(" locked %d\n", async_lock_locked(&lock));
        async_task_release(t);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      0: 1, locked 0
// CHECK-NEXT: 1: 2, locked 0
// CHECK-NEXT: 2: error 5, locked 0
// CHECK-NEXT: 3: cancelled, locked 0
// CHECK-NOT:  {{.}}

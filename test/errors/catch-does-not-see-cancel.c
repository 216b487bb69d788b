// async_catch does not catch cancellation, async_catch_cancelled does, once.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(void)
{
    async_try {
        async_try {
            await async_sleep_ms(100);
        } async_catch (int e) {
            printf("not here %d\n", e);
        } async_catch_cancelled {
            puts("cancelled");
            await async_sleep_ms(1);
            puts("still awake");
            async_raise(ASYNC_CANCELLED);
        } async_finally {
            puts("finally");
        }
    } async_catch (int e) {
        printf("not here %d\n", e);
    } async_finally {
        puts("outer finally");
    }
    puts("not here");
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    await async_sleep_ms(1);
    printf("%d\n", async_task_cancel(t));
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        puts("joined");
    }
    printf("%s\n", async_strerror(async_task_error(t)));
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1
// CHECK-NEXT: cancelled
// CHECK-NEXT: still awake
// CHECK-NEXT: finally
// CHECK-NEXT: outer finally
// CHECK-NEXT: joined
// CHECK-NEXT: cancelled
// CHECK-NOT:  {{.}}

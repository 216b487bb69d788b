// An error leaves a shield as itself; the cancel that waited comes at the next suspension.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int fail_after(unsigned ms, int error)
{
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    return 7;
}

static async void worker(void)
{
    async_try {
        async_shield {
            await fail_after(10, 5);
        }
    } async_catch (int e) {
        printf("error %d\n", e);
    }
    async_try {
        await async_sleep_ms(1);
        puts("not cancelled");
    } async_catch_cancelled {
        puts("cancelled");
    }
}
ASYNC_TASK_POOL(worker, 2);

static async void amain(void)
{
    async_task *a = async_create_task(worker());
    async_task *b = async_create_task(worker());
    await async_sleep_ms(1);
    async_task_cancel(b);
    await async_join(a);
    await async_join(b);
    async_task_release(a);
    async_task_release(b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      error 5
// CHECK-NEXT: error 5
// CHECK-NEXT: cancelled
// CHECK-NEXT: not cancelled
// CHECK-NOT:  {{.}}

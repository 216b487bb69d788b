// When the cancel of the task meets a timeout in one pass, the cancel wins.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(void)
{
    async_try {
        async_with (async_timeout_ms(5)) {
            await async_sleep_ms(100);
        }
    } async_catch (int e) {
        printf("not here %d\n", e);
    } async_catch_cancelled {
        puts("cancelled");
    }
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    await async_sleep_ms(5);
    async_task_cancel(t);
    await async_join(t);
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      cancelled
// CHECK-NOT:  {{.}}

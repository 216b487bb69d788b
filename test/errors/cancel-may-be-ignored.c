// A task that catches its cancellation goes on and can be cancelled again.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int worker(void)
{
    int cancels = 0;
    while (cancels < 2) {
        async_try {
            await async_sleep_ms(100);
        } async_catch_cancelled {
            cancels++;
        }
    }
    return cancels;
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    for (int i = 0; i < 2; i++) {
        await async_sleep_ms(1);
        async_task_cancel(t);
    }
    printf("%d at %u\n", await async_join_as(t, int), (unsigned)async_now_ms());
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      2 at 2
// CHECK-NOT:  {{.}}

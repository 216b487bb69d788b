// A cancel waits until the shield ends, and is raised at its closing brace.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(void)
{
    async_try {
        async_shield {
            await async_sleep_ms(10);
            printf("shielded until %u\n", (unsigned)async_now_ms());
        }
        puts("not here");
    } async_catch_cancelled {
        puts("cancelled");
    }
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    await async_sleep_ms(1);
    async_task_cancel(t);
    await async_join(t);
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      shielded until 10
// CHECK-NEXT: cancelled
// CHECK-NOT:  {{.}}

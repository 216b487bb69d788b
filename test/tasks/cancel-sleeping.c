// Cancelling a sleeping task ends it at its sleep, before its time.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void sleeper(void)
{
    printf("asleep\n");
    await async_sleep_ms(1000);
    printf("not reached\n");
}
ASYNC_TASK_POOL(sleeper, 1);

static async void amain(void)
{
    async_task *t = async_create_task(sleeper());
    await async_sleep_ms(5);
    printf("%d\n", async_task_cancel(t));
    printf("%d\n", async_task_done(t));
    await async_sleep_ms(0);
    printf("%d %d\n", async_task_done(t), async_task_error(t) == ASYNC_CANCELLED);
    printf("%d\n", async_task_cancel(t));
    printf("%u\n", (unsigned)async_now_ms());
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: asleep
// CHECK-NEXT: 1
// CHECK-NEXT: 0
// CHECK-NEXT: 1 1
// CHECK-NEXT: 0
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}

// A task may cancel itself; it ends at its next suspension.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(void)
{
    async_task_cancel(async_current_task());
    printf("still running\n");
    await async_sleep_ms(0);
    printf("not reached\n");
}
ASYNC_TASK_POOL(child, 1);

static async void amain(void)
{
    async_task *t = async_create_task(child());
    await async_sleep_ms(5);
    printf("%d\n", async_task_error(t) == ASYNC_CANCELLED);
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: still running
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

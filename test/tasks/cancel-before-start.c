// A task that is cancelled before it starts never runs.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(void) { printf("not reached\n"); await async_sleep_ms(0); }
ASYNC_TASK_POOL(child, 1);

static async void amain(void)
{
    async_task *t = async_create_task(child());
    printf("%d\n", async_task_cancel(t));
    printf("%d\n", async_task_cancel(t));
    await async_sleep_ms(5);
    printf("%d %d\n", async_task_done(t), async_task_error(t) == ASYNC_CANCELLED);
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 1
// CHECK-NEXT: 1 1
// CHECK-NOT: {{.}}

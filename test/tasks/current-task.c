// async_current_task is the running task in tasks and NULL outside.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_task *seen;
static async void child(void)
{
    seen = async_current_task();
    await async_sleep_ms(0);
    printf("%d\n", seen == async_current_task());
}
ASYNC_TASK_POOL(child, 1);

static async void amain(void)
{
    async_task *t = async_create_task(child());
    await async_join(t);
    printf("%d %d\n", seen == t, async_current_task() != t);
    async_task_release(t);
}

int main(void)
{
    printf("%d\n", async_current_task() == NULL);
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 1
// CHECK-NEXT: 1 1
// CHECK-NOT: {{.}}

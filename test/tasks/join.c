// Joining waits for the end of a task, at once when it has ended.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(int ms)
{
    await async_sleep_ms(ms);
    printf("child done\n");
}
ASYNC_TASK_POOL(child, 1);

static async void amain(void)
{
    async_task *t = async_create_task(child(5));
    printf("%d\n", async_task_done(t));
    await async_join(t);
    printf("joined, %d %d\n", async_task_done(t), async_task_error(t));
    await async_join(t);
    printf("joined again\n");
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: child done
// CHECK-NEXT: joined, 1 0
// CHECK-NEXT: joined again
// CHECK-NOT: {{.}}

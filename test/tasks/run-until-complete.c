// async_run_until_complete runs the loop until a task ends, and returns its error.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(int ms, int error)
{
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    printf("%d\n", ms);
}
ASYNC_TASK_POOL(child, 2);

int main(void)
{
    async_task *a = async_create_task(child(10, 0)), *b = async_create_task(child(5, 8));
    int error = async_run_until_complete(b);
    printf("%d %d\n", error, async_task_done(a));
    error = async_run_until_complete(a);
    printf("%d\n", error);
    async_task_release(a);
    async_task_release(b);
    return 0;
}

// CHECK: 8 0
// CHECK-NEXT: 10
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}

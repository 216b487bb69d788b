// An error that leaves a task nobody joins goes to the exception handler; the others go on.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static void handler(async_task *task, int error)
{
    printf("%s failed with %d\n", async_task_name(task), error);
}
static async void bad(int e)
{
    await async_sleep_ms(1);
    async_raise(e);
}
static async void good(void)
{
    await async_sleep_ms(5);
    printf("good\n");
}
ASYNC_TASK_POOL(bad, 2);
ASYNC_TASK_POOL(good, 1);

static async void amain(void)
{
    async_set_exception_handler(handler);
    printf("%d\n", async_get_exception_handler() == handler);
    async_spawn(bad(3));
    async_spawn(good());
    async_spawn(bad(4));
    await async_sleep_ms(10);
    printf("main\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: bad failed with 3
// CHECK-NEXT: bad failed with 4
// CHECK-NEXT: good
// CHECK-NEXT: main
// CHECK-NOT: {{.}}

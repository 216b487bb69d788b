// A cancelled task that nobody joins is not reported.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static void handler(async_task *task, int error) { (void)task; printf("reported %d\n", error); }
static async void child(void) { await async_sleep_ms(100); }
static async_static_task(child) storage;

static async void amain(void)
{
    async_set_exception_handler(handler);
    async_task *t = async_start(&storage, child());
    await async_sleep_ms(1);
    printf("%d\n", async_task_cancel(t));
    await async_sleep_ms(5);
    printf("quiet\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: quiet
// CHECK-NOT: {{.}}

// A task has the name of its function until it is given another.
// REQUIRES: target=host
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void blinker(void)
{
    printf("%s\n", async_task_name(async_current_task()));
    await async_sleep_ms(0);
    async_task_set_name(async_current_task(), "led 1");
    await async_sleep_ms(0);
}
ASYNC_TASK_POOL(blinker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(blinker());
    printf("%s %s\n", async_task_name(t), async_task_name(async_current_task()));
    await async_join(t);
    printf("%s\n", async_task_name(t));
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: blinker amain
// CHECK-NEXT: blinker
// CHECK-NEXT: led 1
// CHECK-NOT: {{.}}

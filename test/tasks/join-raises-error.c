// A task's error is raised where it is joined and ends the joiner.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void bad(void)
{
    await async_sleep_ms(1);
    async_raise(42);
}
ASYNC_TASK_POOL(bad, 1);

static async void amain(void)
{
    async_task *t = async_create_task(bad());
    await async_join(t);
    printf("not reached\n");
}

int main(void)
{
    printf("%d\n", async_run(amain()));
    return 0;
}

// CHECK: 42
// CHECK-NOT: {{.}}

// Releasing a task that still runs lets it run to its end; releasing NULL does nothing.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(void) { await async_sleep_ms(5); printf("child done\n"); }
ASYNC_TASK_POOL(child, 1);

static async void amain(void)
{
    async_task_release(async_create_task(child()));
    async_task_release(NULL);
    await async_sleep_ms(10);
    printf("%d\n", async_spawn(child()));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: child done
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

// Cancelling a task that joins another leaves the other one alone.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void slow(void) { await async_sleep_ms(10); printf("slow done\n"); }
static async void joiner(async_task *t) { await async_join(t); printf("not reached\n"); }
ASYNC_TASK_POOL(slow, 1);
ASYNC_TASK_POOL(joiner, 1);

static async void amain(void)
{
    async_task *s = async_create_task(slow()), *j = async_create_task(joiner(s));
    await async_sleep_ms(5);
    async_task_cancel(j);
    await async_join(s);
    printf("%d %d\n", async_task_error(s), async_task_error(j) == ASYNC_CANCELLED);
    async_task_release(s);
    async_task_release(j);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: slow done
// CHECK-NEXT: 0 1
// CHECK-NOT: {{.}}

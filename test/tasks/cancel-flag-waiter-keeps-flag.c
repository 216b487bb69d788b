// Cancelling the waiter of a flag leaves the flag usable; a flag set meanwhile stays set.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_flag flag = ASYNC_FLAG_INIT;
static async void waiter(int n) { await async_flag_wait(&flag); printf("waiter %d\n", n); }
ASYNC_TASK_POOL(waiter, 1);

static async void amain(void)
{
    async_task *t = async_create_task(waiter(1));
    await async_sleep_ms(1);
    async_flag_set(&flag);
    async_task_cancel(t);
    await async_sleep_ms(1);
    printf("%d\n", async_task_error(t) == ASYNC_CANCELLED);
    async_task_release(t);
    async_spawn(waiter(2));
    await async_sleep_ms(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: waiter 2
// CHECK-NOT: {{.}}

// A second task that waits for a flag gets ASYNC_BUSY.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_flag flag = ASYNC_FLAG_INIT;
static void quiet(async_task *task, int error) { (void)task; (void)error; }
static async void waiter(int n)
{
    await async_flag_wait(&flag);
    printf("waiter %d\n", n);
}
ASYNC_TASK_POOL(waiter, 2);

static async void amain(void)
{
    async_set_exception_handler(quiet);
    async_task *a = async_create_task(waiter(1)), *b = async_create_task(waiter(2));
    await async_sleep_ms(1);
    printf("%d %d\n", async_task_done(a), async_task_done(b));
    async_flag_set(&flag);
    await async_join(a);
    async_task_release(a);
    await async_join(b);
}

int main(void)
{
    printf("%d\n", async_run(amain()) == ASYNC_BUSY);
    return 0;
}

// CHECK: 0 1
// CHECK-NEXT: waiter 1
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

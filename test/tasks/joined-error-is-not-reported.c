// An error that a joiner has seen does not go to the exception handler.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int reports;
static void handler(async_task *task, int error) { (void)task; (void)error; reports++; }
static async void bad(void) { await async_sleep_ms(1); async_raise(9); }
static async void joiner(async_task *t) { await async_join(t); }
ASYNC_TASK_POOL(bad, 1);
ASYNC_TASK_POOL(joiner, 1);

static async void amain(void)
{
    async_set_exception_handler(handler);
    async_task *t = async_create_task(bad());
    async_task *j = async_create_task(joiner(t));
    await async_sleep_ms(10);
    printf("%d %d %d\n", async_task_error(t), async_task_error(j), reports);
    async_task_release(t);
    async_task_release(j);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9 9 1
// CHECK-NOT: {{.}}

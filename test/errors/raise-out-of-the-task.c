// What nobody catches ends the task and is raised by whoever joins it; cleanups run on the way.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void inner(void)
{
    async_defer {
        await async_sleep_ms(1);
        puts("inner");
    }
    await async_sleep_ms(1);
    async_raise(42);
}

static async void middle(void)
{
    async_try {
        await inner();
    } async_finally {
        puts("middle");
    }
}

static async void unlucky(void)
{
    await middle();
    puts("not here");
}
ASYNC_TASK_POOL(unlucky, 1);

static async void amain(void)
{
    async_task *t = async_create_task(unlucky());
    async_try {
        await async_join(t);
    } async_catch (int e) {
        printf("%d %d\n", e, async_task_error(t));
    }
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner
// CHECK-NEXT: middle
// CHECK-NEXT: 42 42
// CHECK-NOT:  {{.}}

// A second cancel ends the await of a cleanup; the outer cleanup still runs whole.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(void)
{
    async_try {
        async_try {
            await async_sleep_ms(100);
        } async_finally {
            puts("inner begins");
            await async_sleep_ms(100);
            puts("not here");
        }
    } async_finally {
        await async_sleep_ms(5);
        printf("outer at %u\n", (unsigned)async_now_ms());
    }
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    await async_sleep_ms(1);
    async_task_cancel(t);
    await async_sleep_ms(1);
    async_task_cancel(t);
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        puts("ended");
    }
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner begins
// CHECK-NEXT: outer at 7
// CHECK-NEXT: ended
// CHECK-NOT:  {{.}}

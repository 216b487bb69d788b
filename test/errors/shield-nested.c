// A pending cancel is raised at the end of the outermost shield.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(void)
{
    async_try {
        async_shield {
            async_shield {
                await async_sleep_ms(10);
            }
            puts("inner over");
            await async_sleep_ms(10);
            puts("outer over");
        }
        puts("not here");
    } async_catch_cancelled {
        printf("%u\n", (unsigned)async_now_ms());
    }
}
ASYNC_TASK_POOL(worker, 1);

static async void amain(void)
{
    async_task *t = async_create_task(worker());
    await async_sleep_ms(1);
    async_task_cancel(t);
    await async_join(t);
    async_task_release(t);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner over
// CHECK-NEXT: outer over
// CHECK-NEXT: 20
// CHECK-NOT:  {{.}}

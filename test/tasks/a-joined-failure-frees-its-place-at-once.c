// A task that failed gives its place in the pool back with the join that has seen the error, not a pass later.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void fail(int error)
{
    async_raise(error);
}
ASYNC_TASK_POOL(fail, 1);

static async void amain(void)
{
    for (int i = 1; i <= 3; i++) {
        async_task *t = async_create_task(fail(i));
        if (t == NULL) {
            puts("no place");
            continue;
        }
        await async_sleep_ms(0); // it has ended, its error waits to be reported
        async_try {
            await async_join(t);
        } async_catch (int error) {
            printf("error %d\n", error);
        }
        async_task_release(t);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      error 1
// CHECK-NEXT: error 2
// CHECK-NEXT: error 3
// CHECK-NOT:  {{.}}

// A pool that nobody takes a task from is no memory and no warning.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(int n)
{
    await async_sleep_ms(1);
    printf("%d\n", n);
}
ASYNC_TASK_POOL(worker, 3);

static async void amain(void)
{
    await worker(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1
// CHECK-NOT:  {{.}}

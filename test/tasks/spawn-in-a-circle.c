/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A function may spawn one that awaits it: a task has a frame of its own, so no frame contains itself. */
// RUN: %run_async --heap=off %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async void again(int n);

static async void work(int n)
{
    await async_sleep_ms(1);
    printf("%d\n", n);
    if (n > 0) {
        async_spawn(again(n - 1));
    }
}

static async void again(int n)
{
    await work(n);
}
ASYNC_TASK_POOL(again, 2);

static async void amain(void)
{
    await work(2);
    await async_sleep_ms(5);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NEXT: 1
// CHECK-NEXT: 0

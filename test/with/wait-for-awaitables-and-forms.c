/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_wait_for_ms limits whatever can be awaited, stores to an lvalue, and has the value itself. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

ASYNC_QUEUE(queue, int, 1);
static int numbers[2];

static async int after(int ms)
{
    await async_sleep_ms(ms);
    return ms;
}
ASYNC_TASK_POOL(after, 1);

static async void amain(void)
{
    int n = -1;
    async_task *t = async_create_task(after(3));
    long same = await async_wait_for_ms(n = after(2), 5);
    printf("%d %ld\n", n, same);
    printf("%d\n", await async_wait_for_ms(async_join_as(t, int), 5));
    async_task_release(t);
    await async_wait_for_ms(async_queue_put(&queue, 8), 5);
    printf("%d\n", await async_wait_for_ms(numbers[n - 1] = async_queue_get(&queue), 5) + numbers[1]);
    printf("%d\n", await async_wait_for_ms(async_wait_any(after(2), after(1)), 5));
    async_try {
        n = await async_wait_for_ms(async_queue_get(&queue), 5);
    } async_catch (int e) {
        printf("%s, n %d, at %u\n", async_strerror(e), n, (unsigned)async_now_ms());
    }
    async_try {
        await async_wait_for_ms(n = after(9), 5);
    } async_catch (int e) {
        printf("%s, n %d\n", async_strerror(e), n);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 2
// CHECK-NEXT: 3
// CHECK-NEXT: 16
// CHECK-NEXT: 1
// CHECK-NEXT: timeout, n 2, at 9
// CHECK-NEXT: timeout, n 2

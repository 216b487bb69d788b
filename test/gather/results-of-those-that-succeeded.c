/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An lvalue is stored to when its own call has succeeded, also when the gather fails, is cancelled or has another
 * winner; never when the call fails or is cancelled. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

ASYNC_QUEUE(first, int, 1);
ASYNC_QUEUE(second, int, 1);

static async int after(int ms, int value)
{
    await async_sleep_ms(ms);
    return value;
}

static async int fail(int ms, int error)
{
    await async_sleep_ms(ms);
    async_raise(error);
}

static async void put_both(void)
{
    await async_sleep_ms(1);
    async_queue_try_put(&first, 3);
    async_queue_try_put(&second, 4);
}
ASYNC_TASK_POOL(put_both, 1);

static async void amain(void)
{
    int a = -1, b = -1, c = -1, d = -1;
    async_try {
        await async_gather(a = after(1, 10), b = fail(2, 7), c = after(3, 30));
    } async_catch (int e) {
        printf("failed %d: %d %d %d\n", e, a, b, c);
    }
    async_try {
        await async_wait_for_ms(async_gather(c = after(1, 31), d = after(9, 40)), 5);
    } async_catch (int e) {
        printf("%s: %d %d\n", async_strerror(e), c, d);
    }
    async_queue_try_put(&first, 1);
    async_queue_try_put(&second, 2);
    int winner = await async_wait_any(d = fail(50, 1), a = async_queue_get(&first), b = async_queue_get(&second));
    printf("winner %d: %d %d %d, %d left\n", winner, a, b, d, (int)async_queue_count(&second));
    async_queue_try_get(&second, &b);
    async_spawn(put_both());
    winner = await async_wait_any(d = fail(50, 1), a = async_queue_get(&first), b = async_queue_get(&second));
    printf("winner %d: %d %d %d, %d left\n", winner, a, b, d, (int)async_queue_count(&second));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: failed 7: 10 -1 -1
// CHECK-NEXT: timeout: 31 -1
// CHECK-NEXT: winner 1: 1 -1 -1, 1 left
// CHECK-NEXT: winner 1: 3 4 -1, 0 left

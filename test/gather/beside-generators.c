/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A generator gathers; its next item is gathered, raced and limited, and none is lost. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async int after(int ms)
{
    await async_sleep_ms(ms);
    return ms;
}

static async_generator int numbers(int n)
{
    for (int i = 0; i < n; i++) {
        int a = 0, b = 0;
        await async_gather(a = after(1), b = after(2), async_sleep_ms(1));
        yield i * 10 + a + b;
    }
}
static async_static_generator(numbers) object;

static async void amain(void)
{
    int v = 0, winner;
    bool is_more = false;
    async_for (int n, numbers(2)) {
        printf("%d\n", n);
    }
    async_open(&object, numbers(4));
    async_try {
        await async_wait_for_ms(is_more = async_next(&object, &v), 1);
    } async_catch (int e) {
        printf("%s, %d %d\n", async_strerror(e), is_more, v);
    }
    await async_gather(is_more = async_next(&object, &v), async_sleep_ms(9));
    printf("%d %d\n", is_more, v);
    winner = await async_wait_any(async_sleep_ms(1), is_more = async_next(&object, &v));
    printf("winner %d\n", winner);
    winner = await async_wait_any(async_sleep_ms(9), is_more = async_next(&object, &v));
    printf("winner %d: %d %d\n", winner, is_more, v);
    async_for (int n, &object) {
        printf("%d\n", n);
    }
    await async_gather(is_more = async_next(&object, &v), async_close(&object));
    printf("%d\n", is_more);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NEXT: 13
// CHECK-NEXT: timeout, 0 0
// CHECK-NEXT: 1 3
// CHECK-NEXT: winner 0
// CHECK-NEXT: winner 1: 1 13
// CHECK-NEXT: 23
// CHECK-NEXT: 33
// CHECK-NEXT: 0

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A gather in a gathered child, in a cleanup, in a loop, of nothing, and beside a shield. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async int after(int ms, int value)
{
    async_defer {
        await async_gather(async_sleep_ms(1), async_sleep_ms(1));
    }
    await async_sleep_ms(ms);
    return value;
}

static async int pair(int n)
{
    int a = 0, b = 0;
    await async_gather(a = after(n, n), b = after(2 * n, 2 * n));
    return a + b;
}

static async void careful(int n)
{
    async_shield {
        await async_sleep_ms(n);
        printf("shielded %d at %u\n", n, (unsigned)async_now_ms());
    }
    puts("not reached");
}

static async void fail(int ms)
{
    await async_sleep_ms(ms);
    async_raise(5);
}

static async void amain(void)
{
    int a = 0, b = 0, sum = 0;
    await async_gather();
    printf("nothing at %u\n", (unsigned)async_now_ms());
    await async_gather(a = pair(2), b = pair(3));
    printf("%d %d at %u\n", a, b, (unsigned)async_now_ms());
    for (int i = 0; i < 3; i++) {
        int n = 0;
        await async_gather(n = after(i, i + 1), async_sleep_ms(i));
        sum += n;
    }
    printf("%d at %u\n", sum, (unsigned)async_now_ms());
    async_try {
        await async_gather(careful(9), fail(2));
    } async_catch (int e) {
        printf("error %d at %u\n", e, (unsigned)async_now_ms());
    } async_finally {
        await async_gather(a = after(1, 7), b = after(2, 8));
        printf("finally %d %d\n", a, b);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: nothing at 0
// CHECK-NEXT: 6 9 at 7
// CHECK-NEXT: 6 at 13
// CHECK-NEXT: shielded 9 at 22
// CHECK-NEXT: error 5 at 22
// CHECK-NEXT: finally 7 8

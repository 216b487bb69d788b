// Errors leave a merged function through its cleanups and arrive where it is awaited, before and after a wait.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

static async int risky(int n)
{
    async_defer {
        printf("left %d\n", n);
    }
    if (n == 1) {
        async_raise(11);
    }
    await async_sleep_ms(1);
    if (n == 2) {
        async_raise(12);
    }
    async_try {
        await async_sleep_ms(1);
        if (n == 3) {
            async_raise(13);
        }
    } async_catch (int error) {
        printf("inner %d\n", error);
        await async_sleep_ms(1);
        return 30;
    }
    return n;
}

static async void middle(void)
{
    for (int n = 1; n <= 4; n++) {
        async_try {
            int value = await risky(n);
            printf("value %d\n", value);
        } async_catch (int error) {
            printf("outer %d\n", error);
        }
    }
    await async_sleep_ms(1);
    async_raise(9);
}

static async void amain(void)
{
    async_try {
        await middle();
    } async_catch (int error) {
        printf("last %d\n", error);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      left 1
// CHECK-NEXT: outer 11
// CHECK-NEXT: left 2
// CHECK-NEXT: outer 12
// CHECK-NEXT: inner 13
// CHECK-NEXT: left 3
// CHECK-NEXT: value 30
// CHECK-NEXT: left 4
// CHECK-NEXT: value 4
// CHECK-NEXT: last 9
// CHECK-NOT:  {{.}}

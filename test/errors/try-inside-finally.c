// A finally may hold a try of its own; the error in flight goes on behind it.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int fail_after(unsigned ms, int error)
{
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    return 7;
}

static async void amain(void)
{
    async_try {
        async_try {
            await fail_after(1, 5);
        } async_finally {
            async_try {
                await fail_after(1, 6);
            } async_catch (int e) {
                printf("inside %d\n", e);
            }
            await async_sleep_ms(1);
        }
    } async_catch (int e) {
        printf("outside %d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inside 6
// CHECK-NEXT: outside 5
// CHECK-NOT:  {{.}}

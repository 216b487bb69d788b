// An error raised in a finally takes the place of the one in flight; the outer exits still run.
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
            async_try {
                await fail_after(1, 5);
            } async_finally {
                await fail_after(1, 6);
            }
        } async_finally {
            puts("outer finally");
        }
    } async_catch (int e) {
        printf("%d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      outer finally
// CHECK-NEXT: 6
// CHECK-NOT:  {{.}}

// An error raised in a catch clause passes through the finally of the same try.
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
        } async_catch (int e) {
            await fail_after(1, e * 2);
        } async_finally {
            await async_sleep_ms(1);
            puts("finally");
        }
    } async_catch (int e) {
        printf("%d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      finally
// CHECK-NEXT: 10
// CHECK-NOT:  {{.}}

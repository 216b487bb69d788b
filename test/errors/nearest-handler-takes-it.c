// The innermost catch clause takes the error; the outer one sees what that raises.
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
            printf("inner %d\n", e);
            await async_sleep_ms(1);
            async_raise(e + 1);
        }
        puts("not here");
    } async_catch (int e) {
        printf("outer %d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner 5
// CHECK-NEXT: outer 6
// CHECK-NOT:  {{.}}

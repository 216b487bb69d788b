// An error in a finally takes the place of a return.
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

static async int f(void)
{
    async_try {
        return 1;
    } async_finally {
        await fail_after(1, 6);
    }
    return 2;
}

static async void amain(void)
{
    async_try {
        printf("not here %d\n", await f());
    } async_catch (int e) {
        printf("%d\n", e);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      6
// CHECK-NOT:  {{.}}

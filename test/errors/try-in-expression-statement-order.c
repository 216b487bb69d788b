// What an expression had computed before the await that fails is lost, its side effects are not.
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
    int a[3] = {0};
    int i = 0;
    async_try {
        a[i++] = i + await fail_after(1, 0) + await fail_after(1, 3);
    } async_catch (int e) {
        printf("%d: i %d, a[0] %d\n", e, i, a[0]);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      3: i 1, a[0] 0
// CHECK-NOT:  {{.}}

// A catch clause has the error, and the await that failed is over.
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
    int before = 3;
    async_try {
        before += await fail_after(1, 5);
        puts("not here");
    } async_catch (int e) {
        printf("%d, before %d\n", e, before);
    }
    puts("behind");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      5, before 3
// CHECK-NEXT: behind
// CHECK-NOT:  {{.}}

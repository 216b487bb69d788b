// async_raise(0) raises ASYNC_MISUSE.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    async_try {
        int nothing = 0;
        await async_sleep_ms(1);
        async_raise(nothing);
    } async_catch (int e) {
        printf("%d\n", e == ASYNC_MISUSE);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1
// CHECK-NOT:  {{.}}

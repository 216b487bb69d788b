// A timeout of 0 lets through what does not suspend, or sleeps 0 once.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void nothing(void)
{
}

static async void amain(void)
{
    async_with (async_timeout_ms(0)) {
        await nothing();
        puts("did not suspend");
    }
    async_with (async_timeout_ms(0)) {
        await async_sleep_ms(0);
        puts("slept 0");
    }
    async_try {
        async_with (async_timeout_ms(0)) {
            await async_sleep_ms(1);
            puts("not here");
        }
    } async_catch (int e) {
        printf("%d\n", e == ASYNC_TIMEOUT);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      did not suspend
// CHECK-NEXT: slept 0
// CHECK-NEXT: 1
// CHECK-NOT:  {{.}}

// async_timeout_ms raises ASYNC_TIMEOUT out of its block; in the block it is a cancellation.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    async_try {
        async_with (async_timeout_ms(5)) {
            async_try {
                await async_sleep_ms(100);
            } async_catch (int e) {
                printf("not here %d\n", e);
            } async_finally {
                await async_sleep_ms(2);
                puts("finally");
            }
        }
        puts("not here");
    } async_catch (int e) {
        printf("%d at %u\n", e == ASYNC_TIMEOUT, (unsigned)async_now_ms());
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      finally
// CHECK-NEXT: 1 at 7
// CHECK-NOT:  {{.}}

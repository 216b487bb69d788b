// A body that catches the timeout and ends normally has completed.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    async_scope s = async_scope_after_ms(5);
    async_with (&s) {
        async_try {
            await async_sleep_ms(100);
        } async_catch_cancelled {
            puts("caught");
        }
        await async_sleep_ms(3);
    }
    printf("timed out %d at %u\n", async_scope_timed_out(&s), (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      caught
// CHECK-NEXT: timed out 1 at 8
// CHECK-NOT:  {{.}}

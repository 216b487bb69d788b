// A scope may be given more time, or less, while it runs.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    async_scope s = async_scope_after_ms(5);
    async_with (&s) {
        await async_sleep_ms(4);
        async_scope_reschedule_ms(&s, 10);
        await async_sleep_ms(100);
    }
    printf("%d at %u\n", async_scope_timed_out(&s), (unsigned)async_now_ms());
    async_with (&s) {
        async_scope_reschedule_ms(&s, 2);
        await async_sleep_ms(100);
    }
    printf("%d at %u\n", async_scope_timed_out(&s), (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1 at 14
// CHECK-NEXT: 1 at 16
// CHECK-NOT:  {{.}}

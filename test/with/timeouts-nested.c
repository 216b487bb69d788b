// The scope whose time is up ends, be it the inner or the outer one.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void both(unsigned outer, unsigned inner)
{
    async_try {
        async_with (async_timeout_ms(outer)) {
            async_with (async_move_on_after_ms(inner)) {
                await async_sleep_ms(100);
            }
            printf("inner over at %u\n", (unsigned)async_now_ms());
        }
        puts("outer completed");
    } async_catch (int e) {
        printf("timeout %d at %u\n", e == ASYNC_TIMEOUT, (unsigned)async_now_ms());
    }
}

static async void amain(void)
{
    await both(10, 5);
    await both(5, 10);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner over at 5
// CHECK-NEXT: outer completed
// CHECK-NEXT: timeout 1 at 10
// CHECK-NOT:  {{.}}

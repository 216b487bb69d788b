// A scope inside a shield ends its block although the shield keeps outer ones out.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    async_try {
        async_with (async_timeout_ms(3)) {
            async_shield {
                async_with (async_move_on_after_ms(5)) {
                    await async_sleep_ms(100);
                    puts("not here");
                }
                printf("inner over at %u\n", (unsigned)async_now_ms());
                await async_sleep_ms(5);
            }
            puts("not here");
        }
    } async_catch (int e) {
        printf("%d at %u\n", e == ASYNC_TIMEOUT, (unsigned)async_now_ms());
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner over at 5
// CHECK-NEXT: 1 at 10
// CHECK-NOT:  {{.}}

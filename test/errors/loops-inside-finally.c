// A finally may hold loops and switches with jumps that stay inside.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    async_try {
        await async_sleep_ms(1);
    } async_finally {
        for (int i = 0; i < 4; i++) {
            if (i == 1) {
                continue;
            }
            if (i == 3) {
                break;
            }
            await async_sleep_ms(1);
            printf("%d\n", i);
        }
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      0
// CHECK-NEXT: 2
// CHECK-NOT:  {{.}}

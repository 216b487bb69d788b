// break inside a body leaves the nearest real switch or loop.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    for (int i = 0; i < 3; i++) {
        switch (i) {
        case 1:
            async_try {
                await async_sleep_ms(1);
                break;
            } async_finally {
                puts("finally");
            }
            puts("not here");
            /* fall through */
        default:
            printf("default %d\n", i);
        }
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      default 0
// CHECK-NEXT: finally
// CHECK-NEXT: default 2
// CHECK-NOT:  {{.}}

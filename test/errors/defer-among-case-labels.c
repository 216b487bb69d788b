// A case behind a defer in the same block may be reached without it; then the defer does not run.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void f(int n)
{
    switch (n) {
    case 0:
        async_defer {
            await async_sleep_ms(1);
            printf("deferred %d\n", n);
        }
        await async_sleep_ms(1);
        if (n == 0) {
            n = 10;
        }
        break;
    case 1:
        await async_sleep_ms(1);
        printf("one %d\n", n);
        break;
    default:
        puts("default");
        if (n == 3) {
            return;
        }
    }
    printf("behind %d\n", n);
}

static async void amain(void)
{
    for (int i = 0; i < 4; i++) {
        await f(i);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      deferred 10
// CHECK-NEXT: behind 10
// CHECK-NEXT: one 1
// CHECK-NEXT: behind 1
// CHECK-NEXT: default
// CHECK-NEXT: behind 2
// CHECK-NEXT: default
// CHECK-NOT:  {{.}}

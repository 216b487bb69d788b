// A defer in a switch runs when the switch is left, if its case was reached.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void f(int n)
{
    switch (n) {
    case 0: {
        async_defer {
            printf("deferred %d\n", n);
        }
        await async_sleep_ms(1);
        break;
    }
    case 1:
        puts("one");
    }
    printf("behind %d\n", n);
}

static async void amain(void)
{
    await f(0);
    await f(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      deferred 0
// CHECK-NEXT: behind 0
// CHECK-NEXT: one
// CHECK-NEXT: behind 1
// CHECK-NOT:  {{.}}

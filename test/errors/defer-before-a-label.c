// A goto past a defer in the same block leaves it out; each time the block is entered anew the defer is, too.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void f(int skip)
{
    for (int i = 0; i < 3; i++) {
        if (i == skip) {
            goto past;
        }
        async_defer {
            printf("deferred %d\n", i);
        }
        await async_sleep_ms(1);
        printf("reached %d\n", i);
past:
        await async_sleep_ms(1);
        printf("past %d\n", i);
    }
}

static async void amain(void)
{
    await f(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      reached 0
// CHECK-NEXT: past 0
// CHECK-NEXT: deferred 0
// CHECK-NEXT: past 1
// CHECK-NEXT: reached 2
// CHECK-NEXT: past 2
// CHECK-NEXT: deferred 2
// CHECK-NOT:  {{.}}

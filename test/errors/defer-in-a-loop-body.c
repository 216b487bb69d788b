// A defer in the body of a loop runs at the end of each turn.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    int i = 0;
    while (i < 2) {
        async_defer {
            await async_sleep_ms(1);
            printf("turn %d over\n", i);
        }
        i++;
        await async_sleep_ms(1);
        printf("turn %d\n", i);
    }
    do {
        async_defer {
            puts("do");
        }
        await async_sleep_ms(1);
    } while (++i < 4);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      turn 1
// CHECK-NEXT: turn 1 over
// CHECK-NEXT: turn 2
// CHECK-NEXT: turn 2 over
// CHECK-NEXT: do
// CHECK-NEXT: do
// CHECK-NOT:  {{.}}

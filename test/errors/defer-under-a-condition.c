// A defer in a nested block belongs to that block.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    for (int i = 0; i < 2; i++) {
        if (i == 1) {
            async_defer {
                await async_sleep_ms(1);
                puts("block left");
            }
            puts("in block");
        }
        printf("turn %d\n", i);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      turn 0
// CHECK-NEXT: in block
// CHECK-NEXT: block left
// CHECK-NEXT: turn 1
// CHECK-NOT:  {{.}}

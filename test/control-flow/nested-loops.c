// Three kinds of loops nest, each keeping its own variable.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    for (int i = 0; i < 2; i++) {
        int j = 0;
        while (j < 2) {
            int k = 0;
            do {
                await pause();
                printf("%d%d%d\n", i, j, k);
            } while (++k < 2);
            j++;
        }
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 000
// CHECK-NEXT: 001
// CHECK-NEXT: 010
// CHECK-NEXT: 011
// CHECK-NEXT: 100
// CHECK-NEXT: 101
// CHECK-NEXT: 110
// CHECK-NEXT: 111
// CHECK-NOT: {{.}}

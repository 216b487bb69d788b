// A finally runs on each way out of the body of a loop.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    for (int i = 0; i < 5; i++) {
        async_try {
            if (i == 1) {
                continue;
            }
            if (i == 3) {
                break;
            }
            printf("body %d\n", i);
        } async_finally {
            await async_sleep_ms(1);
            printf("finally %d\n", i);
        }
        printf("end %d\n", i);
    }
    puts("behind");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      body 0
// CHECK-NEXT: finally 0
// CHECK-NEXT: end 0
// CHECK-NEXT: finally 1
// CHECK-NEXT: body 2
// CHECK-NEXT: finally 2
// CHECK-NEXT: end 2
// CHECK-NEXT: finally 3
// CHECK-NEXT: behind
// CHECK-NOT:  {{.}}

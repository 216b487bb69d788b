// A switch that matches nothing goes on behind it.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int i;
    for (i = 0; i < 3; i++) {
        switch (await later(i)) {
        case 1:
            printf("one\n");
            await later(0);
            break;
        case 5:
            printf("not reached\n");
            break;
        }
        printf("after %d\n", i);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: after 0
// CHECK-NEXT: one
// CHECK-NEXT: after 1
// CHECK-NEXT: after 2
// CHECK-NOT: {{.}}

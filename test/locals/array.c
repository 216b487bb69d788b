// A local array keeps its elements across awaits.
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
    int a[5];
    int i;
    for (i = 0; i < 5; i++) {
        a[i] = await later(i * i);
    }
    for (i = 4; i >= 0; i--) {
        printf("%d\n", a[i]);
        await later(0);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 16
// CHECK-NEXT: 9
// CHECK-NEXT: 4
// CHECK-NEXT: 1
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}

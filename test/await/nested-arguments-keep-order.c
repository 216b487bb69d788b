// Awaited calls with several awaited arguments each run in order.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int add(int a, int b)
{
    printf("%d + %d\n", a, b);
    await async_sleep_ms(0);
    return a + b;
}

static async void amain(void)
{
    int x = await add(await add(1, 2), await add(await add(3, 4), await add(5, 6)));
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 + 2
// CHECK-NEXT: 3 + 4
// CHECK-NEXT: 5 + 6
// CHECK-NEXT: 7 + 11
// CHECK-NEXT: 3 + 18
// CHECK-NEXT: 21
// CHECK-NOT: {{.}}

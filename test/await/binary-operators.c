// Both operands of every binary operator may await.
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
    printf("%d\n", await later(7) + await later(2));
    printf("%d\n", await later(7) - await later(2));
    printf("%d\n", await later(7) * await later(2));
    printf("%d\n", await later(7) / await later(2));
    printf("%d\n", await later(7) % await later(2));
    printf("%d\n", await later(7) << await later(2));
    printf("%d\n", await later(7) >> await later(1));
    printf("%d\n", await later(7) & await later(2));
    printf("%d\n", await later(8) | await later(2));
    printf("%d\n", await later(7) ^ await later(2));
    printf("%d\n", await later(7) < await later(2));
    printf("%d\n", await later(7) >= await later(2));
    printf("%d\n", await later(7) == await later(7));
    printf("%d\n", await later(7) != await later(7));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9
// CHECK-NEXT: 5
// CHECK-NEXT: 14
// CHECK-NEXT: 3
// CHECK-NEXT: 1
// CHECK-NEXT: 28
// CHECK-NEXT: 3
// CHECK-NEXT: 2
// CHECK-NEXT: 10
// CHECK-NEXT: 5
// CHECK-NEXT: 0
// CHECK-NEXT: 1
// CHECK-NEXT: 1
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}

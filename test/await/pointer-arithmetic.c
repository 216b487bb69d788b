// Pointers that live across an await in an expression keep their type.
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
    short a[5] = { 10, 11, 12, 13, 14 };
    short *p = a, *q;
    q = p + await later(3);
    printf("%d %d\n", *q, (int)(q - p));
    q -= await later(1);
    printf("%d\n", *(q - await later(1)));
    printf("%d\n", (p++)[await later(1)]);
    printf("%d\n", *p++ + await later(0));
    printf("%d\n", (int)(p - a));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 13 3
// CHECK-NEXT: 11
// CHECK-NEXT: 11
// CHECK-NEXT: 11
// CHECK-NEXT: 2
// CHECK-NOT: {{.}}

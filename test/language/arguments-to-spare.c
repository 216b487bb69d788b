// gnu89: arguments that a function without a prototype does not take are evaluated, from left to right.
// RUN: %run_async --no-strict --std=gnu89 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int say(int n)
{
    printf("%d\n", n);
    return n;
}

static async int one()
{
    await async_sleep_ms(0);
    return 1;
}

static async int twice(n)
    int n;
{
    await async_sleep_ms(0);
    return 2 * n;
}

static async void amain(void)
{
    int unused = 3;
    printf("%d\n", await one(unused, 1.5));
    printf("%d\n", await twice(say(4), say(5), await one()));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 4
// CHECK-NEXT: 5
// CHECK-NEXT: 8
// CHECK-NOT: {{.}}

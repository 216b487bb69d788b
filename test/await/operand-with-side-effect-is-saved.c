// An operand with a side effect is evaluated whole before the await, its value saved.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int x = 1;

static async int bump(void)
{
    await async_sleep_ms(0);
    x += 10;
    return 100;
}

static async void amain(void)
{
    printf("%d\n", x++ + await bump());
    printf("%d\n", (x = 5) + await bump());
    printf("%d\n", ++x * 2 + await bump());
    printf("%d\n", (x += 4) + await bump());
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 101
// CHECK-NEXT: 105
// CHECK-NEXT: 132
// CHECK-NEXT: 130
// CHECK-NEXT: 40
// CHECK-NOT: {{.}}

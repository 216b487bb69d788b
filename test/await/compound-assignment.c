// Every compound assignment takes an await on its right.
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
    int x = 100;
    x += await later(5);
    printf("%d\n", x);
    x -= await later(1);
    printf("%d\n", x);
    x *= await later(2);
    printf("%d\n", x);
    x /= await later(4);
    printf("%d\n", x);
    x %= await later(30);
    printf("%d\n", x);
    x <<= await later(3);
    printf("%d\n", x);
    x >>= await later(1);
    printf("%d\n", x);
    x &= await later(0x58);
    printf("%d\n", x);
    x |= await later(7);
    printf("%d\n", x);
    x ^= await later(2);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 105
// CHECK-NEXT: 104
// CHECK-NEXT: 208
// CHECK-NEXT: 52
// CHECK-NEXT: 22
// CHECK-NEXT: 176
// CHECK-NEXT: 88
// CHECK-NEXT: 88
// CHECK-NEXT: 95
// CHECK-NEXT: 93
// CHECK-NOT: {{.}}

// An assignment of an await is an expression with the type of its left side.
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
    unsigned char narrow;
    int x;
    printf("%d\n", narrow = (unsigned char)await later(300));
    if ((x = await later(5)) > 3) {
        printf("x is %d\n", x);
    }
    while ((x = await later(x - 2)) > 0) {
        printf("%d\n", x);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 44
// CHECK-NEXT: x is 5
// CHECK-NEXT: 3
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

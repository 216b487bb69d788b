// After a goto into a for loop its test and step apply.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int i = 7;
    goto middle;
    for (i = 0; await later(i < 10); i += await later(1)) {
        printf("first %d\n", i);
middle:
        await later(0);
        printf("second %d\n", i);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: second 7
// CHECK-NEXT: first 8
// CHECK-NEXT: second 8
// CHECK-NEXT: first 9
// CHECK-NEXT: second 9
// CHECK-NOT: {{.}}

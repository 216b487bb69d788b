// A label on an empty statement before a declaration; each pass initialises it.
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
    int n = 0;
top:;
    int copy = n + await later(10);
    await later(0);
    printf("%d\n", copy);
    if (++n < 3) {
        goto top;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10
// CHECK-NEXT: 11
// CHECK-NEXT: 12
// CHECK-NOT: {{.}}

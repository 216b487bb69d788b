// *(cond ? &a : &b) = await stores to the place chosen.
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
    int a = 1, b = 2;
    *(await later(1) ? &a : &b) = await later(10);
    *(a > 100 ? &a : &b) += await later(20);
    printf("%d %d\n", a, b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10 22
// CHECK-NOT: {{.}}

// __auto_type and __typeof__ locals keep their types across awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    __auto_type d = 1.5;
    __typeof__(d) twice = d * 2;
    __typeof__(int[3]) a = { 1, 2, 3 };
    __auto_type p = &a[1];
    __auto_type n = await later(4);
    await later(0);
    printf("%.1f %.1f %d %d %d\n", d, twice, a[2], *p, n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1.5 3.0 3 2 4
// CHECK-NOT: {{.}}

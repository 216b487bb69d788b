// A pointer to a local stays valid across awaits, in both directions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void fill(int *to, int value)
{
    await async_sleep_ms(0);
    *to = value;
}

static async void amain(void)
{
    int x = 1, *p = &x, **pp = &p;
    await fill(&x, 5);
    printf("%d\n", *p);
    *p = 6;
    await fill(*pp, x + 1);
    printf("%d %d\n", x, **pp);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5
// CHECK-NEXT: 7 7
// CHECK-NOT: {{.}}

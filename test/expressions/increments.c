// ++ and -- of every kind of place, before and after awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct counter { int n; unsigned char small; int *p; };
static async void amain(void)
{
    int a[3] = { 1, 2, 3 };
    struct counter c = { 5, 255, a };
    struct counter *p = &c;
    c.n++;
    await later(0);
    --p->n;
    c.small++;
    a[await later(1)]++;
    ++*c.p++;
    await later(0);
    printf("%d %d %d %d\n", c.n, c.small, a[0], *c.p);
    printf("%d\n", p->n-- - await later(1));
    printf("%d\n", *--c.p + await later(10));
    printf("%d %d\n", c.n, (int)(c.p - a));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 0 2 3
// CHECK-NEXT: 4
// CHECK-NEXT: 12
// CHECK-NEXT: 4 0
// CHECK-NOT: {{.}}

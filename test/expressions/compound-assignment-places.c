// op= with an await to members, elements, pointers and narrow types.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct s { int n; unsigned char small; float f; int a[2]; };
static async void amain(void)
{
    struct s s = { 1, 250, 1.5F, { 10, 20 } }, *p = &s;
    int *q = &s.n;
    s.n += await later(2);
    p->small += await later(10);
    p->f *= await later(3);
    s.a[1] -= await later(5);
    *q <<= await later(2);
    p->a[0] %= await later(4);
    q += await later(0);
    printf("%d %d %.1f %d %d %d\n", s.n, s.small, (double)s.f, s.a[1], s.a[0], *q);
    int r = (s.a[0] += await later(1)) * 100;
    printf("%d %d\n", r, s.small |= await later(256));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12 4 4.5 15 2 12
// CHECK-NEXT: 300 4
// CHECK-NOT: {{.}}

// A struct may be initialised and assigned from an await, and passed on.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct point { int x, y; };
static async struct point at(int x, int y)
{
    await async_sleep_ms(0);
    return (struct point){ x, y };
}
static async struct point add(struct point a, struct point b)
{
    await async_sleep_ms(0);
    a.x += b.x;
    a.y += b.y;
    return a;
}

static async void amain(void)
{
    struct point p = await at(1, 2), q;
    q = await at(3, 4);
    q = await add(p, await add(q, await at(10, 10)));
    printf("%d,%d %d,%d\n", p.x, p.y, q.x, q.y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1,2 14,16
// CHECK-NOT: {{.}}

// Structs as operands: assignment as value, ?: and comma, member of a call's result.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct p { int x, y; };
static struct p make(int x, int y) { struct p r = { x, y }; return r; }
static async struct p later(int x) { await async_sleep_ms(0); return make(x, -x); }

static async void amain(void)
{
    struct p a, b = make(1, 2);
    a = b = await later(3);
    printf("%d %d\n", a.x, b.y);
    a = b.x == 3 ? await later(4) : make(0, 0);
    printf("%d %d\n", a.x, (b = await later(5)).y);
    a = (b = make(8, 9), await later(b.x));
    printf("%d %d %d\n", a.x, make(6, 7).y, (a.x ? await later(1) : b).y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 -3
// CHECK-NEXT: 4 -5
// CHECK-NEXT: 8 7 -1
// CHECK-NOT: {{.}}

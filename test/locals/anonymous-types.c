// Variables of anonymous struct, union and enum types survive awaits.
// RUN: %run_async --no-strict --std=c11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    struct { int x; struct { int a, b; }; union { int i; unsigned u; }; } s = { 1, { 2, 3 }, { 4 } };
    union { int i; char c[4]; } u;
    enum { ONE = 1, TWO } e = TWO;
    struct { int n; } pair[2] = { { 5 }, { 6 } }, *p = &pair[1];
    u.i = 0;
    u.c[0] = 7;
    await pause();
    s.a += s.b;
    await pause();
    printf("%d %d %d %u %d %d %d\n", s.x, s.a, s.b, s.u, u.c[0], e + ONE, p->n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 5 3 4 7 3 6
// CHECK-NOT: {{.}}

// Compound literals as arguments of awaits, with awaits inside, in conditions, of all kinds of types.
// RUN: %run_async --no-strict --std=gnu11 %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

struct point { int x, y; };
struct fixed { const int a; int b; };

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int sum(const struct point *p)
{
    int first = p->x;
    await async_sleep_ms(0);
    return first + p->y;
}

static async void amain(void)
{
    printf("%d\n", await sum(&(struct point){ 1, 2 }));
    struct point *p = &(struct point){ await later(3), await later(4) };
    int *q = (int[]){ await later(5), 6, await later(7) };
    struct fixed *f = &(struct fixed){ 8, await later(9) };
    const struct fixed *g = await later(1) ? &(struct fixed){ 10, 11 } : NULL;
    double *d = &(double){ 1.5 };
    char *s = (char[]){ "changed" };
    const int **pp = (const int *[]){ &g->a, q };
    struct { int n; } *local = (void *)&(struct { int n; }){ 12 };
    volatile int *v = (volatile int[2]){ 13, 14 };
    await later(0);
    s[0] = 'C';
    *d *= 2;
    v[0]++;
    printf("%d %d %d %d %d %d\n", p->x, p->y, q[0] + q[2], f->a, f->b, g->b);
    await later(0);
    printf("%.1f %s %d %d %d %d\n", *d, s, *pp[0], *pp[1], local->n, v[0] + v[1]);
    struct point by_value = (struct point){ await later(1), 2 };
    await later(0);
    printf("%d %d %d\n", by_value.x, ((struct point){ 3, await later(4) }).y, (int)sizeof(int[]){ 1, 2 });
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NEXT: 3 4 12 8 9 11
// CHECK-NEXT: 3.0 Changed 10 5 12 28
// CHECK-NEXT: 1 4 8
// CHECK-NOT: {{.}}

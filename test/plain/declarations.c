// Declarations and loop heads in which a plain call is taken out of its expression: the others beside it are declared once, types
// are defined once, and objects that moved to the frame are initialised there.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-plain | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

static int count;
static async int next(void) { return ++count; }
static int *kept;
static void keep(int *p) { kept = p; }

static async void declare(int n)
{
    int a = n, b = n + await next(), *c = &b;
    struct local { int x; } s = { n }, t = { await next() };
    struct { int y; } u = { 7 }, v = { n + await next() };
    enum { RED, GREEN } color = GREEN, other = n + await next() ? RED : GREEN;
    keep(&b);
    await async_sleep_ms(1);
    printf("%d %d %d %d %d %d %d %d %d\n", a, b, *c, s.x, t.x, u.y, v.y, color, other);
    printf("%d\n", *kept);
}

static async void loop(int n)
{
    for (int i = 0, j = n + await next(), k[2] = { 0 }; i + await next() < 20; i += 1 + await next() * 0) {
        keep(&j);
        k[i % 2]++;
        await async_sleep_ms(1);
        printf("%d %d %d %d;", i, *kept, k[0], k[1]);
    }
    int i = 0;
    for (int m = 5, *p = &m; n + await next() < 20; i++) {
        keep(p);
        await async_sleep_ms(1);
        printf(" %d", *kept + m);
    }
    printf("\n");
}

static async void amain(void)
{
    await declare(1);
    await loop(2);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1 2 2 1 2 7 4 1 0
// CHECK-NEXT: 2
// CHECK-NEXT: 0 7 1 0;1 7 1 1;2 7 2 1;3 7 2 2;4 7 3 2; 10
// CHECK-NOT: {{.}}

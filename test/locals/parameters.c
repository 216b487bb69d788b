// Parameters of every kind live on across awaits and may be changed.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct point { int x, y; };
static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int run(int a, const char *text, struct point p, double d, int array[], unsigned char narrow, int (*fn)(int))
{
    a++;
    await pause();
    p.x += a;
    narrow = (unsigned char)(narrow + 10);
    await pause();
    array[0] = fn(p.x);
    printf("%s %d %d %.1f %d\n", text, p.x, p.y, d, narrow);
    return a;
}
static int negate(int x) { return -x; }

static async void amain(void)
{
    int out[1];
    struct point p = { 1, 2 };
    printf("%d\n", await run(4, "text", p, 0.5, out, 250, negate));
    printf("%d %d\n", out[0], p.x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: text 6 2 0.5 4
// CHECK-NEXT: 5
// CHECK-NEXT: -6 1
// CHECK-NOT: {{.}}

// Elements of a compound literal may await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

struct point { int x, y; };
static int area(const struct point *p) { return p->x * p->y; }
static int total(const int *a, int n)
{
    int t = 0;
    while (n-- > 0) {
        t += *a++;
    }
    return t;
}

static async void amain(void)
{
    printf("%d\n", area(&(struct point){ await say("x", 6), await say("y", 7) }));
    printf("%d\n", total((int[]){ await say("a", 1), 2, await say("c", 3) }, 3));
    struct point p = (struct point){ .y = await say("y", 2), .x = 1 };
    printf("%d %d\n", p.x, p.y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: x
// CHECK-NEXT: y
// CHECK-NEXT: 42
// CHECK-NEXT: a
// CHECK-NEXT: c
// CHECK-NEXT: 6
// CHECK-NEXT: y
// CHECK-NEXT: 1 2
// CHECK-NOT: {{.}}

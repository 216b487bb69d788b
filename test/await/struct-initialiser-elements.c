// Elements of a braced initialiser await from left to right.
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
struct line { struct point from, to; const char *name; };

static async void amain(void)
{
    struct line l = { { await say("x1", 1), await say("y1", 2) }, { 3, await say("y2", 4) }, "l" };
    printf("%d %d %d %d %s\n", l.from.x, l.from.y, l.to.x, l.to.y, l.name);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: x1
// CHECK-NEXT: y1
// CHECK-NEXT: y2
// CHECK-NEXT: 1 2 3 4 l
// CHECK-NOT: {{.}}

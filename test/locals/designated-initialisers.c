// Designated initialisers leave the rest of an object zero, in each turn of a loop.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

struct config { int a, b; char name[6]; int list[4]; struct { int x, y; } in[2]; };

static async void amain(void)
{
    for (int i = 0; i < 2; i++) {
        struct config c = { .b = i, .name = "abc", .list = { [2] = 7, 8 }, .in[1].y = 9 };
        printf("%d %d %s %d %d %d %d\n", c.a, c.b, c.name, c.list[0], c.list[2], c.list[3], c.in[1].y);
        c.a = c.list[0] = 99;
        c.name[3] = 'x';
        await pause();
        printf("%d %d %s %d %d\n", c.a, c.list[0], c.name, c.in[0].x, c.in[1].x);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 0 abc 0 7 8 9
// CHECK-NEXT: 99 99 abcx 0 0
// CHECK-NEXT: 0 1 abc 0 7 8 9
// CHECK-NEXT: 99 99 abcx 0 0
// CHECK-NOT: {{.}}

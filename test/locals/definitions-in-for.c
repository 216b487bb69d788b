// Types defined in the head of a loop, and with variables whose initializers await.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int v)
{
    await async_sleep_ms(0);
    return v;
}

static async void amain(void)
{
    for (struct { int i, n; } s = { 0, await later(2) }; s.i < s.n; s.i += await later(1)) {
        enum color { RED, GREEN } c = GREEN, *pc = &c;
        struct pair { int a, b; } x = { await later(1), 2 }, y = x, *p = &y;
        for (struct pair z = *p; z.a < 3; z.a++) {
            struct pair { char text[4]; } p = { "abc" };
            await later(0);
            printf("%s %d %d\n", p.text, z.a, (int)sizeof(struct pair));
        }
        await later(0);
        printf("%d %d %d %d\n", *pc, p->b, s.i, x.a);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: abc 1 4
// CHECK-NEXT: abc 2 4
// CHECK-NEXT: 1 2 0 1
// CHECK-NEXT: abc 1 4
// CHECK-NEXT: abc 2 4
// CHECK-NEXT: 1 2 1 1
// CHECK-NOT: {{.}}

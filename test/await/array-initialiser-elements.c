// Elements of an array initialiser may await; the rest is zero.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int a[5] = { await say("a", 1), 2, await say("c", 3) };
    int b[] = { await say("d", 4), a[2] };
    int m[2][2] = { { 1, await say("e", 2) }, { await say("f", 3) } };
    printf("%d %d %d %d %d\n", a[0], a[1], a[2], a[3], a[4]);
    printf("%d %d, %d elements\n", b[0], b[1], (int)(sizeof b / sizeof b[0]));
    printf("%d %d %d %d\n", m[0][0], m[0][1], m[1][0], m[1][1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: c
// CHECK-NEXT: d
// CHECK-NEXT: e
// CHECK-NEXT: f
// CHECK-NEXT: 1 2 3 0 0
// CHECK-NEXT: 4 3, 2 elements
// CHECK-NEXT: 1 2 3 0
// CHECK-NOT: {{.}}

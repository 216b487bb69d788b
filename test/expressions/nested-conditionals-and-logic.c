// Logic, conditionals and commas nest with awaits at every depth.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static async int pick(int a, int b, int c)
{
    return (await say("a", a) ? (await say("b", b), await say("b2", b)) || await say("c", c) : !await say("c2", c)) + (a && (b || await say("c3", c)));
}

static async void amain(void)
{
    printf("%d\n", await pick(1, 0, 1));
    printf("%d\n", await pick(0, 0, 0));
    printf("%d\n", await pick(1, 1, 0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: b
// CHECK-NEXT: b2
// CHECK-NEXT: c
// CHECK-NEXT: c3
// CHECK-NEXT: 2
// CHECK-NEXT: a
// CHECK-NEXT: c2
// CHECK-NEXT: 1
// CHECK-NEXT: a
// CHECK-NEXT: b
// CHECK-NEXT: b2
// CHECK-NEXT: 2
// CHECK-NOT: {{.}}

// The right side of || awaits only when the left side does not hold.
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
    int r = await say("a", 2) || await say("not reached", 1);
    printf("%d\n", r);
    r = await say("b", 0) || await say("c", 7);
    printf("%d\n", r);
    r = await say("d", 0) || (await say("e", 1) && !await say("f", 0)) || await say("not reached", 1);
    printf("%d\n", r);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: 1
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: 1
// CHECK-NEXT: d
// CHECK-NEXT: e
// CHECK-NEXT: f
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

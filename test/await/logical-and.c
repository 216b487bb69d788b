// The right side of && awaits only when the left side holds.
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
    int r = await say("a", 0) && await say("not reached", 1);
    printf("%d\n", r);
    r = await say("b", 2) && await say("c", 3);
    printf("%d\n", r);
    r = r && await say("d", 0) && await say("not reached", 1);
    printf("%d\n", r);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: 0
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: 1
// CHECK-NEXT: d
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}

// The comma operator runs its awaits in order and gives the last value.
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
    int x = (await say("a", 1), await say("b", 2), await say("c", 3));
    printf("%d\n", x);
    await say("d", 1), x++, await say("e", x);
    printf("%d\n", x);
    x = ((void)await say("f", 1), x) + await say("g", x);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: 3
// CHECK-NEXT: d
// CHECK-NEXT: e
// CHECK-NEXT: 4
// CHECK-NEXT: f
// CHECK-NEXT: g
// CHECK-NEXT: 8
// CHECK-NOT: {{.}}

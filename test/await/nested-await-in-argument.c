// An await may stand in the argument of the call that another await waits for.
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
    int x = await say("outer", await say("middle", await say("inner", 1) + 1) + 1);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: inner
// CHECK-NEXT: middle
// CHECK-NEXT: outer
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

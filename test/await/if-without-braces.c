// Awaits as the unbraced bodies of if and else, with the dangling else where C puts it.
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
    int i;
    for (i = 0; i < 4; i++)
        if (i & 1)
            if (i & 2) await say("three", 0);
            else await say("one", 0);
        else
            await say("even", 0);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: even
// CHECK-NEXT: one
// CHECK-NEXT: even
// CHECK-NEXT: three
// CHECK-NOT: {{.}}

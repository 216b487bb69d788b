// Awaits among a call's arguments happen from left to right, each value kept.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static int join(int a, int b, int c, int d) { return 1000 * a + 100 * b + 10 * c + d; }

static async void amain(void)
{
    printf("%d\n", join(await say("a", 1), 2, await say("c", 3), await say("d", 4)));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: c
// CHECK-NEXT: d
// CHECK-NEXT: 1234
// CHECK-NOT: {{.}}

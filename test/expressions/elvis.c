// GNU x ?: y evaluates x once and awaits y only when x is zero.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

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
    printf("%d\n", await say("a", 5) ?: await say("not reached", 6));
    printf("%d\n", await say("b", 0) ?: await say("c", 7));
    int n = 3;
    printf("%d %d\n", n++ ?: await say("not reached", 1), n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: 5
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: 7
// CHECK-NEXT: 3 4
// CHECK-NOT: {{.}}

// Calls and awaits alternate in one expression from left to right.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static int tell(const char *name, int value)
{
    printf("%s\n", name);
    return value;
}

static async void amain(void)
{
    int x = tell("1", 1) * await say("2", 2) + (tell("3", 0) || await say("4", 1)) * tell("5", 5)
          - (await say("6", 1) ? tell("7", 7) : await say("not reached", 8));
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: 4
// CHECK-NEXT: 5
// CHECK-NEXT: 6
// CHECK-NEXT: 7
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}

// A macro that uses its argument twice awaits twice.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

#define TWICE(x) ((x) + (x))
#define NEVER(x) 0
#define SQUARE(x) ((x) * (x))
static async void amain(void)
{
    printf("%d\n", TWICE(await say("a", 4)));
    printf("%d\n", NEVER(await say("not reached", 4)));
    printf("%d\n", SQUARE(TWICE(await say("b", 1))));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: a
// CHECK-NEXT: 8
// CHECK-NEXT: 0
// CHECK-NEXT: b
// CHECK-NEXT: b
// CHECK-NEXT: b
// CHECK-NEXT: b
// CHECK-NEXT: 4
// CHECK-NOT: {{.}}

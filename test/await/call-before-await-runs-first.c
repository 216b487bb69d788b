// A plain call to the left of an await runs before it and its value is saved.
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
    int x = tell("left", 10) - await say("middle", 3) - tell("right", 2);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: left
// CHECK-NEXT: middle
// CHECK-NEXT: right
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}

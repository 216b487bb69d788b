// An await in an if condition, with else if chains.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

static async const char *size(int n)
{
    if (await say("small?", n < 10)) {
        return "small";
    } else if (await say("medium?", n < 100)) {
        return "medium";
    } else {
        return "large";
    }
}

static async void amain(void)
{
    printf("%s\n", await size(5));
    printf("%s\n", await size(50));
    printf("%s\n", await size(500));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: small?
// CHECK-NEXT: small
// CHECK-NEXT: small?
// CHECK-NEXT: medium?
// CHECK-NEXT: medium
// CHECK-NEXT: small?
// CHECK-NEXT: medium?
// CHECK-NEXT: large
// CHECK-NOT: {{.}}

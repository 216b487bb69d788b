// a = b = await assigns from the right.
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
    int a, b, c;
    a = b = c = await say("once", 6);
    printf("%d %d %d\n", a, b, c);
    a = (b = await say("b", 2)) + (c = await say("c", 3));
    printf("%d %d %d\n", a, b, c);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: once
// CHECK-NEXT: 6 6 6
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: 5 2 3
// CHECK-NOT: {{.}}

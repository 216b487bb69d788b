// An array index may be an await, on both sides of an assignment.
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
    int a[3] = { 10, 20, 30 };
    a[await say("to", 0)] = a[await say("from", 2)];
    printf("%d %d %d\n", a[0], a[1], a[2]);
    a[a[1] - 19 + await say("one", 0)] = 5;
    printf("%d %d %d\n", a[0], a[1], a[2]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: to
// CHECK-NEXT: from
// CHECK-NEXT: 30 20 30
// CHECK-NEXT: one
// CHECK-NEXT: 30 5 30
// CHECK-NOT: {{.}}

// Short circuits hold in the conditions of if and while.
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
    int n = 3;
    if (await say("a", 1) && !(await say("b", 0) || await say("c", 0))) {
        printf("yes\n");
    } else {
        printf("no\n");
    }
    while (n-- > 0 && await say("turn", n) > 0) {
        printf("%d\n", n);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: yes
// CHECK-NEXT: turn
// CHECK-NEXT: 2
// CHECK-NEXT: turn
// CHECK-NEXT: 1
// CHECK-NEXT: turn
// CHECK-NOT: {{.}}

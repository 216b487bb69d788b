// ?: awaits in the branch taken only.
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
    int x = await say("test", 1) ? await say("yes", 10) : await say("no", 20);
    printf("%d\n", x);
    x = x == 10 ? 1 : await say("not reached", 2);
    printf("%d\n", x);
    x = !x ? 1 : await say("reached", 2);
    printf("%d\n", x);
    x = await say("a", 0) ? 1 : await say("b", 0) ? 2 : await say("c", 3);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: test
// CHECK-NEXT: yes
// CHECK-NEXT: 10
// CHECK-NEXT: 1
// CHECK-NEXT: reached
// CHECK-NEXT: 2
// CHECK-NEXT: a
// CHECK-NEXT: b
// CHECK-NEXT: c
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

// All three parts of a for header may await.
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
    int i;
    for (i = await say("start", 0); await say("test", i < 2); i += await say("step", 1)) {
        printf("body %d\n", i);
    }
    for (int j = await say("declared", 1), k = await say("too", 2); j < k; j++) {
        printf("%d %d\n", j, k);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: start
// CHECK-NEXT: test
// CHECK-NEXT: body 0
// CHECK-NEXT: step
// CHECK-NEXT: test
// CHECK-NEXT: body 1
// CHECK-NEXT: step
// CHECK-NEXT: test
// CHECK-NEXT: declared
// CHECK-NEXT: too
// CHECK-NEXT: 1 2
// CHECK-NOT: {{.}}

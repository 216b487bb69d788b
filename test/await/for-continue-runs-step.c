// continue in a for loop runs the awaiting step.
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
    for (i = 0; i < 4; i += await say("step", 1)) {
        if (i % 2) {
            continue;
        }
        await say("even", i);
    }
    printf("%d\n", i);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: even
// CHECK-NEXT: step
// CHECK-NEXT: step
// CHECK-NEXT: even
// CHECK-NEXT: step
// CHECK-NEXT: step
// CHECK-NEXT: 4
// CHECK-NOT: {{.}}

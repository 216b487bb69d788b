// An await in the condition of do-while runs after the body, also on continue.
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
    int i = 0;
    do {
        i++;
        if (i == 2) {
            continue;
        }
        printf("body %d\n", i);
    } while (await say("again?", i < 3));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: body 1
// CHECK-NEXT: again?
// CHECK-NEXT: again?
// CHECK-NEXT: body 3
// CHECK-NEXT: again?
// CHECK-NOT: {{.}}

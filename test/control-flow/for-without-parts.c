// A for header may leave out any of its parts.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int i = 0;
    for (;;) {
        if (await later(++i) == 3) {
            break;
        }
    }
    for (; i < 5;) {
        i += await later(1);
    }
    for (await later(0); i < 7; ) {
        i++;
    }
    for (;; await later(0), i++) {
        if (i == 9) {
            break;
        }
    }
    printf("%d\n", i);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9
// CHECK-NOT: {{.}}

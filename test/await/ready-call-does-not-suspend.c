// A call that never suspends gives its value at once, mixed with those that do.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int now(int x) { return x; }
static async int maybe(int x)
{
    if (x % 2) {
        await async_sleep_ms(0);
    }
    return x;
}

static async void amain(void)
{
    int i, sum = 0;
    for (i = 0; i < 6; i++) {
        sum = sum * 10 + await now(i) + await maybe(i) - await now(i);
    }
    printf("%d\n", sum);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12345
// CHECK-NOT: {{.}}

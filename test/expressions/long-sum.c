// A sum of many awaits keeps each term.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define FOUR(n) await later(n) + await later(n + 1) - await later(n + 2) + await later(n + 3)
#define SIXTEEN(n) FOUR(n) + FOUR(n + 4) + FOUR(n + 8) + FOUR(n + 12)
static async void amain(void)
{
    printf("%d\n", SIXTEEN(0) + SIXTEEN(16) + SIXTEEN(32));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 552
// CHECK-NOT: {{.}}

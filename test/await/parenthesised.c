// Parentheses around an await and around its call change nothing.
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
    int x = (await (later(1))) + ((await later((2))));
    (await (later)(3));
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

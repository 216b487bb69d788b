// An await may initialise a local, also one of several declarators.
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
    int a = await later(1);
    int b = a + 1, c = await later(b + 1), d = c + await later(a);
    printf("%d %d %d %d\n", a, b, c, d);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 2 3 4
// CHECK-NOT: {{.}}

// Many awaits in one expression each keep their own value.
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
    long r = (await later(1) + await later(2) * await later(3) - (await later(4) - await later(5)))
           * (await later(6) + (await later(7) << await later(1)) + (await later(8) & ~await later(8)))
           - (await later(9) % await later(5)) * -await later(2);
    printf("%ld\n", r);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 168
// CHECK-NOT: {{.}}

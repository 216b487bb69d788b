// __COUNTER__ counts each of its uses once.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define UNIQUE_(a, b) a##b
#define UNIQUE(a, b) UNIQUE_(a, b)
static async void amain(void)
{
    int first = __COUNTER__;
    int UNIQUE(v, __COUNTER__) = await later(3);
    await later(0);
    int third = __COUNTER__ + await later(0);
    printf("%d %d %d\n", v1, third - first, await later(__COUNTER__) - first);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 2 3
// CHECK-NOT: {{.}}

// Parameters without use or name cost nothing and results may be dropped.
// RUN: %run_async --no-strict --std=gnu2x %s | %FileCheck --match-full-lines %s
// REQUIRES: new-gcc

#include <stdio.h>

#include <async.h>

static async int f(int, int used, char *)
{
    await async_sleep_ms(0);
    return used;
}

static async void amain(void)
{
    await f(1, 2, 0);
    printf("%d\n", await f(1, 3, NULL));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

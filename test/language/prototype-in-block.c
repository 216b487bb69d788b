// A prototype of an async function may stand in a block.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    extern async int elsewhere(int x);
    printf("%d\n", await elsewhere(4));
}

async int elsewhere(int x)
{
    await async_sleep_ms(0);
    return x * x;
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 16
// CHECK-NOT: {{.}}

// The address of a parameter stays the same across awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static int *kept;
static async int run(int n)
{
    kept = &n;
    await pause();
    *kept += 1;
    await pause();
    return n + (kept == &n);
}

static async void amain(void)
{
    printf("%d\n", await run(10));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12
// CHECK-NOT: {{.}}

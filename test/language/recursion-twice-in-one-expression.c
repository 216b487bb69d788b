// Two recursive awaits in one expression each have a frame of their own.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int fib(int n)
{
    if (n < 2) {
        return n;
    }
    await async_sleep_ms(0);
    return await fib(n - 1) + await fib(n - 2);
}

static async void amain(void)
{
    printf("%d\n", await fib(12));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 144
// CHECK-NOT: {{.}}

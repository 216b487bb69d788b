// gnu89: an async function may be called, and await itself through others, before anything declares it.
// RUN: %run_async --heap=on --no-strict --std=gnu89 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

async int amain(void)
{
    printf("%d\n", await twice(21));
    printf("%d\n", await is_odd(7));
    return 0;
}

async int is_odd(int n)
{
    await async_sleep_ms(0);
    return n == 0 ? 0 : await is_even(n - 1);
}

async int is_even(int n)
{
    return n == 0 ? 1 : await is_odd(n - 1);
}

async int twice(int n)
{
    await async_sleep_ms(0);
    return 2 * n;
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 42
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

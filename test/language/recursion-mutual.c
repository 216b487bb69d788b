// Functions may await each other in a circle.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int is_odd(int n);
static async int is_even(int n)
{
    await async_sleep_ms(0);
    return n == 0 ? 1 : await is_odd(n - 1);
}
static async int is_odd(int n)
{
    return n == 0 ? 0 : await is_even(n - 1);
}

static async void amain(void)
{
    printf("%d %d\n", await is_even(20), await is_odd(20));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 0
// CHECK-NOT: {{.}}

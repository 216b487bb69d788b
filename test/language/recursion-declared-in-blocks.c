// Functions that await each other and are declared only in blocks, before they are defined.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int is_odd(int n)
{
    extern async int is_even(int n);
    await async_sleep_ms(0);
    return n == 0 ? 0 : await is_even(n - 1);
}

async int is_even(int n)
{
    return n == 0 ? 1 : await is_odd(n - 1);
}

static async void amain(void)
{
    printf("%d %d\n", await is_odd(5), await is_even(5));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 0
// CHECK-NOT: {{.}}

// A function may await itself when frames may come from the heap.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async int factorial(int n)
{
    await async_sleep_ms(0);
    return n <= 1 ? 1 : n * await factorial(n - 1);
}

static async void amain(void)
{
    printf("%d\n", await factorial(10));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3628800
// CHECK-NOT: {{.}}

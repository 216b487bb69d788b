// Deferred blocks run last in first out, with the values of then, and only those that were reached.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void f(int n)
{
    int x = 1;
    async_defer {
        await async_sleep_ms(1);
        printf("first %d\n", x);
    }
    x = 2;
    if (n == 0) {
        return;
    }
    async_defer {
        printf("second %d\n", x);
    }
    x = 3;
    await async_sleep_ms(1);
}

static async void amain(void)
{
    await f(0);
    await f(1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      first 2
// CHECK-NEXT: second 3
// CHECK-NEXT: first 3
// CHECK-NOT:  {{.}}

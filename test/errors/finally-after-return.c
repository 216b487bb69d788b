// The value of a return is computed before the finally runs, and what that does changes it no more.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int n = 1;

static async int next(void)
{
    await async_sleep_ms(1);
    return n++;
}

static async int f(void)
{
    int local = 40;
    async_try {
        return local + await next();
    } async_finally {
        local = 1000;
        n = 100;
        await async_sleep_ms(1);
        printf("finally %d\n", n);
    }
    return -1;
}

static async void amain(void)
{
    printf("%d\n", await f());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      finally 100
// CHECK-NEXT: 41
// CHECK-NOT:  {{.}}

// An async function returns float, double and long double.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: double

#include <stdio.h>

#include <async.h>

static async float f(void) { await async_sleep_ms(0); return 0.5F; }
static async double d(double x) { await async_sleep_ms(0); return x / 4; }
static async long double ld(void) { await async_sleep_ms(0); return 1.25L; }

static async void amain(void)
{
    long double sum = (long double)await f() + (long double)await d(3.0) + await ld();
    printf("%.2Lf %.3f\n", sum, (double)await f() * await d(1.0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2.50 0.125
// CHECK-NOT: {{.}}

// _Complex locals and results survive awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s
// REQUIRES: complex

#include <complex.h>
#include <stdio.h>

#include <async.h>

static async double complex square(double complex z)
{
    await async_sleep_ms(0);
    return z * z;
}

static async void amain(void)
{
    double complex z = 1.0 + 2.0 * I;
    float complex f = 0.5F;
    z = await square(z) + f;
    z += await square(2.0 * I);
    printf("%.1f %.1f\n", creal(z), cimag(z));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: -6.5 4.0
// CHECK-NOT: {{.}}

// An argument and a saved variable that lie at the same offset of their records are not taken for one another (by gcc 12 at
// -Os, which then drops the stores to the record).
// RUN: %run_async --std=gnu99 --cflags=-Os %s | %FileCheck --match-full-lines %s
// REQUIRES: complex

#include <complex.h>
#include <stdio.h>

#include <async.h>

static async double ready(double x)
{
    return x;
}

static async double complex scale(double a)
{
    double complex z = a + 2.0 * I;
    z *= await ready(2) + I;
    return z;
}

static async void amain(void)
{
    printf("%g ", creal(await scale(3)));
    printf("%g\n", cimag(await scale(3)));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 4 7
// CHECK-NOT: {{.}}

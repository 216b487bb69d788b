// Twelve parameters of mixed types arrive and survive.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async double sum(char a, short b, int c, long d, long long e, float f, double g, unsigned char h, unsigned i, const char *j, int *k, double l)
{
    await async_sleep_ms(0);
    double r = a + b + c + (double)d + (double)e + (double)f + g + h + (double)i + j[0] + *k + l;
    await async_sleep_ms(0);
    return r - a;
}

static async void amain(void)
{
    int eleven = 11;
    printf("%.1f\n", await sum(1, 2, 3, 4, 5, 6, 7, 8, 9, "\n", &eleven, 12));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 77.0
// CHECK-NOT: {{.}}

// Locals of every scalar type keep their values across an await.
// REQUIRES: double
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static int target;
static void hit(void) { target++; }

static async void amain(void)
{
    char c = 'c';
    signed char sc = -5;
    unsigned char uc = 250;
    short s = -30000;
    unsigned short us = 60000;
    int i = -70000;
    unsigned u = 3000000000U;
    long l = -5L;
    unsigned long ul = 6UL;
    long long ll = -5000000000LL;
    unsigned long long ull = 18000000000000000000ULL;
    float f = 1.5F;
    double d = -2.25;
    long double ld = 3.125L;
    bool b = true;
    int *p = &target;
    void (*fn)(void) = hit;
    size_t z = sizeof(char[7]);
    int64_t wide = INT64_MIN;
    enum { FIRST, SECOND } e = SECOND;

    await pause();
    printf("%c %d %d %d %d %d %u\n", c, sc, uc, s, us, i, u);
    await pause();
    printf("%ld %lu %lld %llu\n", l, ul, ll, ull);
    printf("%.2f %.2f %.3Lf\n", (double)f, d, ld);
    fn();
    await pause();
    printf("%d %d %u %d %d\n", b, *p, (unsigned)z, wide == INT64_MIN, e);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: c -5 250 -30000 60000 -70000 3000000000
// CHECK-NEXT: -5 6 -5000000000 18000000000000000000
// CHECK-NEXT: 1.50 -2.25 3.125
// CHECK-NEXT: 1 1 7 1 1
// CHECK-NOT: {{.}}

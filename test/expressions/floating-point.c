// Floating-point expressions over awaits keep their precision and conversions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: double

#include <stdio.h>

#include <async.h>

static async double d(double x) { await async_sleep_ms(0); return x; }
static async int i(int x) { await async_sleep_ms(0); return x; }

static async void amain(void)
{
    printf("%.3f\n", await i(1) / await d(3.0) * await i(3));
    printf("%.3f\n", (double)(await i(7) / await i(2)) + await d(0.5));
    printf("%d\n", (int)(await d(2.9) + await i(1)));
    printf("%d\n", await d(0.1) + await d(0.2) > 0.3);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1.000
// CHECK-NEXT: 3.500
// CHECK-NEXT: 3
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

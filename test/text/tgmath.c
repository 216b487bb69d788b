// <tgmath.h> chooses the right function for values that live over an await.
// RUN: %run_async --no-strict --link=-lm %s | %FileCheck --match-full-lines %s
// REQUIRES: complex

#include <stdio.h>
#include <tgmath.h>

#include <async.h>

static async float f(void) { await async_sleep_ms(0); return 2.25F; }
static async void amain(void)
{
    double d = 16;
    float x = await f();
    await async_sleep_ms(0);
    printf("%.2f %.2f %d\n", sqrt(d), (double)sqrt(x), (int)sizeof(sqrt(x)));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 4.00 1.50 4
// CHECK-NOT: {{.}}

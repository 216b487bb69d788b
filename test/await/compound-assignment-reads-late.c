// x += await f() adds to the x of after the await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int x = 1;

static async int bump(void)
{
    x = 10;
    await async_sleep_ms(0);
    x += 10;
    return 5;
}

static async void amain(void)
{
    x += await bump();
    printf("%d\n", x);
    x -= await bump() - await bump();
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 25
// CHECK-NEXT: 20
// CHECK-NOT: {{.}}

// A volatile operand is read once, before the await to its right.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static volatile int port = 1;

static async int change(void)
{
    await async_sleep_ms(0);
    port = 50;
    return 100;
}

static async void amain(void)
{
    printf("%d\n", port + await change());
    port = 2;
    printf("%d\n", await change() + port);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 101
// CHECK-NEXT: 150
// CHECK-NOT: {{.}}

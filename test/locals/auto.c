// The storage class auto may be written.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    auto int x = 3;
    await pause();
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

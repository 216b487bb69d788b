// register locals survive awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int run(register int n)
{
    register int sum = 0;
    for (register int i = 1; i <= n; i++) {
        sum += i;
        await pause();
    }
    return sum;
}

static async void amain(void)
{
    printf("%d\n", await run(10));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 55
// CHECK-NOT: {{.}}

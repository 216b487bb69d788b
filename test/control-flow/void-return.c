// A void async function may return early and fall off its end.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int n)
{
    if (n == 0) {
        return;
    }
    await pause();
    if (n == 1) {
        return;
    }
    printf("end\n");
}

static async void amain(void)
{
    await run(0);
    printf("0\n");
    await run(1);
    printf("1\n");
    await run(2);
    printf("2\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 1
// CHECK-NEXT: end
// CHECK-NEXT: 2
// CHECK-NOT: {{.}}

// goto from one arm of an if into the other.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int n)
{
    if (n == 1) {
        printf("then\n");
        await pause();
        goto other;
    } else {
        printf("else\n");
other:
        await pause();
        printf("shared\n");
    }
}

static async void amain(void)
{
    await run(1);
    await run(2);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: then
// CHECK-NEXT: shared
// CHECK-NEXT: else
// CHECK-NEXT: shared
// CHECK-NOT: {{.}}

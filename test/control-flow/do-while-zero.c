// do { } while (0) with awaits, break and continue inside.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int n)
{
    do {
        await pause();
        if (n == 1) {
            break;
        }
        if (n == 2) {
            continue;
        }
        printf("through %d\n", n);
    } while (0);
    printf("after %d\n", n);
}

static async void amain(void)
{
    await run(0);
    await run(1);
    await run(2);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: through 0
// CHECK-NEXT: after 0
// CHECK-NEXT: after 1
// CHECK-NEXT: after 2
// CHECK-NOT: {{.}}

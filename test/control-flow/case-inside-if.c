// A case label within an if statement inside the switch is reached directly.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int n)
{
    switch (n) {
        if (n == 100) {
    case 1:
            printf("one\n");
            await pause();
        } else {
    case 2:
            await pause();
            printf("two\n");
        }
        printf("after\n");
        break;
    default:
        while (n-- > 3) {
            await pause();
    case 3:
            printf("loop %d\n", n);
        }
    }
}

static async void amain(void)
{
    await run(1);
    await run(2);
    await run(3);
    await run(5);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: one
// CHECK-NEXT: after
// CHECK-NEXT: two
// CHECK-NEXT: after
// CHECK-NEXT: loop 3
// CHECK-NEXT: loop 4
// CHECK-NEXT: loop 3
// CHECK-NOT: {{.}}

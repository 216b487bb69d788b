// A jump past a declaration leaves its variable uninitialised but usable.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int turn = 0;
again:
    if (turn > 0) {
        goto inside;
    }
    {
        int x = 1;
        printf("x %d\n", x);
        await pause();
inside:
        x = 40 + turn;
        await pause();
        printf("x %d\n", x);
    }
    if (turn++ < 2) {
        goto again;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: x 1
// CHECK-NEXT: x 40
// CHECK-NEXT: x 41
// CHECK-NEXT: x 42
// CHECK-NOT: {{.}}

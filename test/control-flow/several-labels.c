// Several labels on one statement, and a label at the end of a block.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int n)
{
    if (n == 1) {
        goto one;
    }
    if (n == 2) {
        goto two;
    }
    if (n == 3) {
        goto end;
    }
    printf("straight\n");
one:
two:
    await pause();
    printf("labelled\n");
end:;
}

static async void amain(void)
{
    for (int i = 0; i < 4; i++) {
        printf("run %d\n", i);
        await run(i);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: run 0
// CHECK-NEXT: straight
// CHECK-NEXT: labelled
// CHECK-NEXT: run 1
// CHECK-NEXT: labelled
// CHECK-NEXT: run 2
// CHECK-NEXT: labelled
// CHECK-NEXT: run 3
// CHECK-NOT: {{.}}

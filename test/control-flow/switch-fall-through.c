// A case falls through into the next one across awaits.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void run(int from)
{
    switch (from) {
    case 1:
        printf("one\n");
        await pause();
    case 2:
        printf("two\n");
        await pause();
    default:
        printf("default\n");
        await pause();
    case 3:
        printf("three\n");
    }
}

static async void amain(void)
{
    await run(1);
    await run(3);
    await run(9);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: one
// CHECK-NEXT: two
// CHECK-NEXT: default
// CHECK-NEXT: three
// CHECK-NEXT: three
// CHECK-NEXT: default
// CHECK-NEXT: three
// CHECK-NOT: {{.}}

// A switch within a case, with awaits in both; each break leaves its own.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void run(int a, int b)
{
    switch (await later(a)) {
    case 0:
        switch (await later(b)) {
        case 0:
            printf("00\n");
            await later(0);
            break;
        case 1:
            printf("01\n");
            return;
        default:
            await later(0);
            printf("0x\n");
        }
        printf("inner left\n");
        break;
    case 1:
        printf("1x\n");
    }
    printf("outer left\n");
}

static async void amain(void)
{
    await run(0, 0);
    await run(0, 1);
    await run(0, 2);
    await run(1, 0);
    await run(2, 0);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 00
// CHECK-NEXT: inner left
// CHECK-NEXT: outer left
// CHECK-NEXT: 01
// CHECK-NEXT: 0x
// CHECK-NEXT: inner left
// CHECK-NEXT: outer left
// CHECK-NEXT: 1x
// CHECK-NEXT: outer left
// CHECK-NEXT: outer left
// CHECK-NOT: {{.}}

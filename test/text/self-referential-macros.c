// Macros that name themselves, or each other, are expanded as often as in the original.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static int value = 3;
static int twice(int x) { return 2 * x; }
#define value (value + 1)
#define twice(x) twice((x) + 1)
static int ping = 100, pong = 200;
#define ping pong + 1
#define pong ping + 10

static async void amain(void)
{
    printf("%d\n", value + await later(value));
    printf("%d\n", twice(await later(4)));
    printf("%d\n", twice(twice(1)) + await later(0));
    printf("%d\n", pong + await later(1) - ping);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 8
// CHECK-NEXT: 10
// CHECK-NEXT: 10
// CHECK-NEXT: 123
// CHECK-NOT: {{.}}

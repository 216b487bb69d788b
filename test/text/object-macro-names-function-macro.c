// An object-like macro that names a function-like one, its parentheses outside.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define apply(x) ((x) * 2)
#define CALL apply
#define WAIT await later
#define EMPTY
#define DEFER(f) f EMPTY
static async void amain(void)
{
    printf("%d\n", CALL(await later(4)) + WAIT(1));
    printf("%d\n", CALL(3) + CALL
           (await later(1)));
    int DEFER(CALL2) = 7;
    printf("%d\n", CALL2 + await later(0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9
// CHECK-NEXT: 8
// CHECK-NEXT: 7
// CHECK-NOT: {{.}}

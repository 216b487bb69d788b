// sizeof of types and objects, and _Alignof, in expressions with awaits.
// RUN: %run_async --no-strict --std=c11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int a[7];
    a[0] = await later(3);
    printf("%d %d %d\n", (int)(sizeof a / sizeof(int)) + await later(0), (int)_Alignof(char) * await later(2), a[0] * (int)sizeof(char));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 7 2 3
// CHECK-NOT: {{.}}

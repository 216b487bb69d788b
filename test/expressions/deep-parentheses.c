// Awaits within many parentheses and unary operators.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int x = ((((((await later(((((1))))))))))) + (-(-(-(-(await later(2))))));
    printf("%d %d\n", x, !!!!(~~(await later(1))));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 1
// CHECK-NOT: {{.}}

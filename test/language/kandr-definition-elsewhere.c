// A K&R definition of an ordinary function stands beside async ones.
// RUN: %run_async --no-strict --std=gnu89 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int add(a, b)
    int a;
    char b;
{
    return a + b;
}

static async int later(int x)
{
    await async_sleep_ms(0);
    return add(x, 3);
}

static async void amain(void)
{
    printf("%d\n", await later(add(1, 2)));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6
// CHECK-NOT: {{.}}

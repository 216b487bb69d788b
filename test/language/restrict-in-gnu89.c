// restrict is spelled as the program spells it: gnu89 has no such word.
// RUN: %run_async --no-strict --std=gnu89 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int sum(int *__restrict *__restrict p, int *__restrict__ q)
{
    await async_sleep_ms(0);
    return **p + *q;
}

static async void amain(void)
{
    int a = 1, b = 2;
    int *__restrict p = &a;
    printf("%d\n", await sum(&p, &b));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

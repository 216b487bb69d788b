// A member of an awaited struct is taken from the parenthesised await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct pair { int x, y; };
static async struct pair swap(int x, int y)
{
    struct pair p = { y, x };
    await async_sleep_ms(0);
    return p;
}

static async void amain(void)
{
    printf("%d\n", (await swap(1, 2)).x);
    printf("%d\n", (await swap(1, 2)).x * 10 + (await swap(3, 4)).y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NEXT: 23
// CHECK-NOT: {{.}}

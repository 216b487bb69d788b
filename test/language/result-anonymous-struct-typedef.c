// Result and parameter may have a typedef'd anonymous struct type.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

typedef struct { int a, b; } pair;
static async pair swap(pair p)
{
    pair r = { p.b, p.a };
    await async_sleep_ms(0);
    return r;
}

static async void amain(void)
{
    pair p = { 1, 2 };
    p = await swap(await swap(await swap(p)));
    printf("%d %d\n", p.a, p.b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 1
// CHECK-NOT: {{.}}

// async_fn and async_await are the keywords' long spellings and may be mixed with them.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_fn int f(int x)
{
    async_await async_sleep_ms(0);
    return x + 1;
}
static async int g(int x)
{
    await async_sleep_ms(0);
    return async_await f(x) + await f(x);
}

static async_fn void amain(void)
{
    printf("%d\n", async_await g(1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 4
// CHECK-NOT: {{.}}

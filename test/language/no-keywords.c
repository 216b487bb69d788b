// With ASYNC_NO_KEYWORDS the names async and await belong to the user.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#define ASYNC_NO_KEYWORDS
#include <async.h>

struct await { int async; };

static async_fn int f(int await)
{
    struct await async = { await };
    async_await async_sleep_ms(0);
    return async.async * 2;
}

static async_fn void amain(void)
{
    int yield = async_await f(21);
    printf("%d\n", yield);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 42
// CHECK-NOT: {{.}}

// __builtin_choose_expr evaluates what its constant chooses, and no more.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int x)
{
    await async_sleep_ms(0);
    return x;
}

static async void amain(void)
{
    int n = 3;
    printf("%d\n", __builtin_choose_expr(1, await later(n), "not this"));
    printf("%d\n", __builtin_choose_expr(__builtin_types_compatible_p(int, long), n++, n + await later(4)));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NEXT: 7
// CHECK-NOT: {{.}}

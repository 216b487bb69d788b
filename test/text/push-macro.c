// push_macro and pop_macro around and inside an async function.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define N 1
#pragma push_macro("N")
#undef N
#define N 2
static async int inner(void)
{
    int a = await later(N);
#pragma push_macro("N")
#undef N
#define N 3
    a = 10 * a + await later(N);
#pragma pop_macro("N")
    return 10 * a + N;
}
#pragma pop_macro("N")

static async void amain(void)
{
    printf("%d %d\n", await inner(), N);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 232 1
// CHECK-NOT: {{.}}

// Attributes on async functions, parameters and locals do no harm.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int f(int x __attribute__((unused)), int y) __attribute__((noinline, warn_unused_result));
static async int f(int x, int y)
{
    int unused __attribute__((unused)) = 3;
    await async_sleep_ms(0);
    return y;
}
__attribute__((unused)) static async void never(void) { await async_sleep_ms(0); }
static async __attribute__((cold)) int g(void) { await async_sleep_ms(0); return 2; }

static async void amain(void)
{
    printf("%d %d\n", await f(1, 5), await g());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 2
// CHECK-NOT: {{.}}

// Deadlines on both sides of the wrap-around of the clock fire in order.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void sleeper(int ms)
{
    uint32_t before = async_now_ms();
    await async_sleep_ms(ms);
    printf("%d %d %d\n", ms, (int)(async_now_ms() - before), async_now_ms() < before);
}
ASYNC_TASK_POOL(sleeper, 3);

static async void amain(void)
{
    await async_sleep_ms(0x7FFFFFFF);
    await async_sleep_ms(0x7FFFFFFF - 1000);
    await async_sleep_until(0xFFFFFFFFU - 49);
    printf("%d\n", async_now_ms() > 0xFFFFFF00U);
    async_spawn(sleeper(200));
    async_spawn(sleeper(20));
    async_spawn(sleeper(100));
    await async_sleep_ms(500);
    printf("%d\n", async_now_ms() < 1000);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 20 20 0
// CHECK-NEXT: 100 100 1
// CHECK-NEXT: 200 200 1
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

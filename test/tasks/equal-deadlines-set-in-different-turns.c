// Of equal deadlines the one that was set first fires first, also when it was set turns ago.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void sleeper(int ms)
{
    await async_sleep_ms(ms);
    printf("%d\n", ms);
}
ASYNC_TASK_POOL(sleeper, 3);

static async void amain(void)
{
    async_spawn(sleeper(3));
    async_spawn(sleeper(1));
    async_spawn(sleeper(2));
    await async_sleep_ms(2);
    printf("main\n");
    await async_sleep_ms(0);
    await async_sleep_ms(1);
    printf("end\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: main
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NEXT: end
// CHECK-NOT: {{.}}

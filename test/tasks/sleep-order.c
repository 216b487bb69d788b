// Sleepers wake in the order of their deadlines, whatever the order they slept in.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void sleeper(int ms)
{
    await async_sleep_ms(ms);
    printf("%d at %u\n", ms, (unsigned)async_now_ms());
}
ASYNC_TASK_POOL(sleeper, 5);

static async void amain(void)
{
    async_spawn(sleeper(30));
    async_spawn(sleeper(10));
    async_spawn(sleeper(50));
    async_spawn(sleeper(20));
    async_spawn(sleeper(40));
    await async_sleep_ms(100);
    printf("end\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10 at 10
// CHECK-NEXT: 20 at 20
// CHECK-NEXT: 30 at 30
// CHECK-NEXT: 40 at 40
// CHECK-NEXT: 50 at 50
// CHECK-NEXT: end
// CHECK-NOT: {{.}}

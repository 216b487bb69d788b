// Several tasks that join one task go on in the order they came.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_task *target;
static async void slow(void) { await async_sleep_ms(5); printf("slow\n"); }
static async void joiner(int n) { await async_join(target); printf("joiner %d\n", n); }
ASYNC_TASK_POOL(slow, 1);
ASYNC_TASK_POOL(joiner, 3);

static async void amain(void)
{
    target = async_create_task(slow());
    async_spawn(joiner(1));
    async_spawn(joiner(2));
    async_spawn(joiner(3));
    await async_sleep_ms(10);
    async_task_release(target);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: slow
// CHECK-NEXT: joiner 1
// CHECK-NEXT: joiner 2
// CHECK-NEXT: joiner 3
// CHECK-NOT: {{.}}

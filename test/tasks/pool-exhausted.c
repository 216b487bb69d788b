// An empty pool makes async_spawn return false and async_create_task NULL; ended tasks give their place back.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int ran;
static async void child(void) { await async_sleep_ms(5); ran++; }
ASYNC_TASK_POOL(child, 2);

static void spawn(int n)
{
    while (n-- > 0) {
        printf("%s\n", async_spawn(child()) ? "spawned" : "no storage");
    }
}

static async void amain(void)
{
    spawn(3);
    async_task *t = async_create_task(child());
    printf("%d\n", t == NULL);
    await async_sleep_ms(10);
    printf("%d\n", ran);
    t = async_create_task(child());
    printf("%d\n", t != NULL);
    await async_join(t);
    spawn(2);
    async_task_release(t);
    await async_sleep_ms(10);
    printf("%d\n", ran);
    spawn(3);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: spawned
// CHECK-NEXT: spawned
// CHECK-NEXT: no storage
// CHECK-NEXT: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 1
// CHECK-NEXT: spawned
// CHECK-NEXT: no storage
// CHECK-NEXT: 4
// CHECK-NEXT: spawned
// CHECK-NEXT: spawned
// CHECK-NEXT: no storage
// CHECK-NOT: {{.}}

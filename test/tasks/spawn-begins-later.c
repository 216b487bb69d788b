// A spawned task begins when its spawner suspends, not before.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(int n)
{
    printf("child %d\n", n);
    await async_sleep_ms(0);
    printf("child %d again\n", n);
}
ASYNC_TASK_POOL(child, 2);

static async void amain(void)
{
    printf("%d\n", async_spawn(child(1)));
    printf("%d\n", async_spawn(child(2)));
    printf("main\n");
    await async_sleep_ms(0);
    printf("main again\n");
    await async_sleep_ms(0);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 1
// CHECK-NEXT: main
// CHECK-NEXT: child 1
// CHECK-NEXT: child 2
// CHECK-NEXT: main again
// CHECK-NEXT: child 1 again
// CHECK-NEXT: child 2 again
// CHECK-NOT: {{.}}

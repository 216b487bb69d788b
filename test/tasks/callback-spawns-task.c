// A callback may create tasks and arm itself again.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int turns;
static async_callback timer;
static async void child(int n) { printf("child %d\n", n); await async_sleep_ms(0); }
ASYNC_TASK_POOL(child, 3);
static void fire(void *arg)
{
    async_spawn(child(++turns));
    if (turns < 3) {
        async_call_later_ms(&timer, 10, fire, arg);
    }
}

static async void amain(void)
{
    async_call_later_ms(&timer, 10, fire, NULL);
    await async_sleep_ms(100);
    printf("%d\n", turns);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: child 1
// CHECK-NEXT: child 2
// CHECK-NEXT: child 3
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

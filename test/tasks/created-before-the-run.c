// Tasks may be created before the loop runs; they go first, in order.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(int n) { printf("child %d\n", n); await async_sleep_ms(0); }
ASYNC_TASK_POOL(child, 2);
static async void amain(void) { printf("main\n"); await async_sleep_ms(0); printf("main again\n"); }

int main(void)
{
    async_spawn(child(1));
    async_spawn(child(2));
    return async_run(amain());
}

// CHECK: child 1
// CHECK-NEXT: child 2
// CHECK-NEXT: main
// CHECK-NEXT: main again
// CHECK-NOT: {{.}}

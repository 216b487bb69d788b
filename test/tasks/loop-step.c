// async_loop_step runs one pass: each task that is ready, once.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void child(char name)
{
    for (int i = 0; i < 2; i++) {
        printf("%c%d\n", name, i);
        await async_sleep_ms(0);
    }
}
ASYNC_TASK_POOL(child, 2);

int main(void)
{
    async_spawn(child('a'));
    async_spawn(child('b'));
    async_loop_step();
    printf("step\n");
    async_loop_step();
    printf("step\n");
    return 0;
}

// CHECK: a0
// CHECK-NEXT: b0
// CHECK-NEXT: step
// CHECK-NEXT: a1
// CHECK-NEXT: b1
// CHECK-NEXT: step
// CHECK-NOT: {{.}}

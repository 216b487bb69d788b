// async_run ends with its call; other tasks stay and go on in the next run.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void background(void)
{
    for (int i = 0; i < 4; i++) {
        printf("background %d\n", i);
        await async_sleep_ms(10);
    }
}
ASYNC_TASK_POOL(background, 1);

static async void first(void)
{
    async_spawn(background());
    await async_sleep_ms(15);
}
static async void second(void) { await async_sleep_ms(20); }

int main(void)
{
    int error = async_run(first());
    printf("between\n");
    error += async_run(second());
    printf("end\n");
    return error;
}

// CHECK: background 0
// CHECK-NEXT: background 1
// CHECK-NEXT: between
// CHECK-NEXT: background 2
// CHECK-NEXT: background 3
// CHECK-NEXT: end
// CHECK-NOT: {{.}}

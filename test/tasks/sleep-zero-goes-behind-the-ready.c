// A sleep of 0 suspends and goes behind what is ready; a deadline in the past does so too.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void other(void)
{
    printf("other 1\n");
    await async_sleep_until(async_now_ms() - 10);
    printf("other 2\n");
    await async_sleep(0);
    printf("other 3\n");
}
ASYNC_TASK_POOL(other, 1);

static async void amain(void)
{
    async_spawn(other());
    printf("main 1\n");
    await async_sleep_ms(0);
    printf("main 2\n");
    await async_sleep_ms(-5);
    printf("main 3\n");
    await async_sleep_ms(0);
    printf("main 4\n");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: main 1
// CHECK-NEXT: other 1
// CHECK-NEXT: main 2
// CHECK-NEXT: other 2
// CHECK-NEXT: main 3
// CHECK-NEXT: other 3
// CHECK-NEXT: main 4
// CHECK-NOT: {{.}}

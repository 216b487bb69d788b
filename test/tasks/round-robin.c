// Ready tasks take turns, first in first out.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void worker(char name)
{
    for (int i = 0; i < 3; i++) {
        printf("%c%d\n", name, i);
        await async_sleep_ms(0);
    }
}
ASYNC_TASK_POOL(worker, 3);

static async void amain(void)
{
    async_spawn(worker('a'));
    async_spawn(worker('b'));
    async_spawn(worker('c'));
    await async_sleep_ms(10);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: a0
// CHECK-NEXT: b0
// CHECK-NEXT: c0
// CHECK-NEXT: a1
// CHECK-NEXT: b1
// CHECK-NEXT: c1
// CHECK-NEXT: a2
// CHECK-NEXT: b2
// CHECK-NEXT: c2
// CHECK-NOT: {{.}}

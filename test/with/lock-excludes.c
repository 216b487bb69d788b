// A lock lets one task in at a time, in the order in which they came.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async void worker(int n)
{
    async_with (&lock) {
        printf("%d in\n", n);
        await async_sleep_ms(2);
        printf("%d out\n", n);
    }
}
ASYNC_TASK_POOL(worker, 3);

static async void amain(void)
{
    await async_gather(worker(0), worker(1), worker(2));
    printf("%d at %u\n", async_lock_locked(&lock), (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      0 in
// CHECK-NEXT: 0 out
// CHECK-NEXT: 1 in
// CHECK-NEXT: 1 out
// CHECK-NEXT: 2 in
// CHECK-NEXT: 2 out
// CHECK-NEXT: 0 at 6
// CHECK-NOT:  {{.}}

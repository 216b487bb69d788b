// A cancellation and a timeout find a wait of a merged function: they undo it, run its cleanups and are raised where it is awaited.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

static async_lock lock;

static async void inner(const char *name)
{
    async_with (&lock) {
        await async_sleep_ms(50);
        printf("%s has slept\n", name);
    }
}

static async void stubborn(void)
{
    async_try {
        await async_sleep_ms(20);
    } async_catch_cancelled {
        puts("cancelled, and goes on");
        await async_sleep_ms(1);
    }
    async_shield {
        await async_sleep_ms(5);
        puts("shielded");
    }
    puts("not here");
}

static async void worker(int which)
{
    async_defer {
        printf("worker %d ends\n", which);
    }
    if (which == 1) {
        await stubborn();
    }
    await inner("worker");
}
ASYNC_TASK_POOL(worker, 2);

static async void guarded(void)
{
    async_with (async_timeout_ms(10)) {
        await async_sleep_ms(30);
    }
}

static async void amain(void)
{
    async_task *first = async_create_task(worker(0));
    async_task *second = async_create_task(worker(1));
    await async_sleep_ms(10);
    async_task_cancel(first);
    async_task_cancel(second);
    await async_sleep_ms(3);
    async_task_cancel(second);
    async_try {
        await async_join(second);
    } async_catch_cancelled {
        puts("second was cancelled");
    }
    async_task_release(first);
    async_task_release(second);
    async_try {
        await guarded();
    } async_catch (int error) {
        puts(error == ASYNC_TIMEOUT ? "timeout" : "?");
    }
    puts(async_lock_locked(&lock) ? "held" : "free");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      worker 0 ends
// CHECK-NEXT: cancelled, and goes on
// CHECK-NEXT: shielded
// CHECK-NEXT: worker 1 ends
// CHECK-NEXT: second was cancelled
// CHECK-NEXT: timeout
// CHECK-NEXT: free
// CHECK-NOT:  {{.}}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A task that is gathered is waited for and never cancelled; it may be given twice, be gathered and joined by several, and
 * have ended before; oneself and NULL are misuse, and then no call begins. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async int work(int ms, int error)
{
    async_defer {
        printf("work %d left at %u\n", ms, (unsigned)async_now_ms());
    }
    await async_sleep_ms(ms);
    if (error) {
        async_raise(error);
    }
    return ms;
}
ASYNC_TASK_POOL(work, 4);

static async void join_too(async_task *t)
{
    await async_join(t);
    printf("joined at %u\n", (unsigned)async_now_ms());
}
ASYNC_TASK_POOL(join_too, 1);

static async void show(int number, int error)
{
    printf("%d: %s at %u\n", number, async_strerror(error), (unsigned)async_now_ms());
    await async_sleep_ms(0);
}

static async void amain(void)
{
    async_task *t = async_create_task(work(5, 0));
    async_spawn(join_too(t));
    await async_gather(t, t, work(2, 0));
    await show(1, 0);
    await async_gather(t);
    await show(2, 0);
    async_task_release(t);

    t = async_create_task(work(9, 0));
    async_try {
        await async_gather(t, work(1, 7), work(8, 0));
    } async_catch (int e) {
        await show(3, e);
    }
    printf("%d\n", await async_join_as(t, int));
    async_task_release(t);

    t = async_create_task(work(1, 8));
    async_task *other = async_create_task(work(2, 9));
    int i = await async_wait_any(work(20, 0), async_sleep_ms(4), other);
    printf("no: %d\n", i);
}

static async void late(void)
{
    int errors[3];
    async_task *t = async_create_task(work(1, 8));
    async_task *other = async_create_task(work(0, 9));
    async_try {
        await amain();
    } async_catch (int e) {
        await show(4, e);
    }
    async_try {
        await async_gather(work(3, 0), t, other);
    } async_catch (int e) {
        await show(5, e);
    }
    await async_gather_errors(errors, t, other, work(1, 0));
    printf("%d %d %d\n", errors[0], errors[1], errors[2]);
    async_try {
        await async_gather(work(3, 0), async_current_task());
    } async_catch (int e) {
        await show(6, e);
    }
    async_try {
        await async_gather((async_task *)NULL, work(3, 0));
    } async_catch (int e) {
        await show(7, e);
    }
    async_task_release(t);
    async_task_release(other);
}

static void quiet(async_task *task, int error)
{
    printf("nobody joined %s: %d\n", async_task_name(task), error);
}

int main(void)
{
    async_set_exception_handler(quiet);
    return async_run(late());
}

// CHECK: work 0 left at 0
// CHECK-NEXT: nobody joined work: 9
// CHECK-NEXT: work 1 left at 1
// CHECK-NEXT: nobody joined work: 8
// CHECK-NEXT: work 2 left at 2
// CHECK-NEXT: work 5 left at 5
// CHECK-NEXT: 1: no error at 5
// CHECK-NEXT: joined at 5
// CHECK-NEXT: 2: no error at 5
// CHECK-NEXT: work 1 left at 6
// CHECK-NEXT: work 8 left at 6
// CHECK-NEXT: 3: error 7 at 6
// CHECK-NEXT: work 9 left at 14
// CHECK-NEXT: 9
// CHECK-NEXT: work 1 left at 15
// CHECK-NEXT: nobody joined work: 8
// CHECK-NEXT: work 2 left at 16
// CHECK-NEXT: work 20 left at 16
// CHECK-NEXT: 4: error 9 at 16
// CHECK-NEXT: 5: error 8 at 16
// CHECK-NEXT: work 1 left at 17
// CHECK-NEXT: 8 9 0
// CHECK-NEXT: 6: misuse at 17
// CHECK-NEXT: 7: misuse at 17

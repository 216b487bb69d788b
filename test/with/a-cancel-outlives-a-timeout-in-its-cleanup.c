/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A timeout whose time runs out in the cleanup of a cancel that was raised before ends the cleanup's wait; what goes on is the cancel, of the task or of the scope further out. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
#include <async.h>

#include <stdio.h>

static async void clean_up(void)
{
    async_try {
        await async_sleep_ms(20);
    } async_catch_cancelled {
        printf("cut short at %u, ", (unsigned)async_now_ms());
        async_raise(ASYNC_CANCELLED);
    }
}

static async void move_on(void)
{
    async_with (async_move_on_after_ms(10)) {
        async_defer {
            await clean_up();
        }
        await async_sleep_ms(100);
    }
    printf("not reached, ");
}

static async void time_out(void)
{
    async_with (async_timeout_ms(10)) {
        async_defer {
            await clean_up();
        }
        await async_sleep_ms(100);
    }
}
ASYNC_TASK_POOL(move_on, 1);
ASYNC_TASK_POOL(time_out, 1);

static async void cancel_at_5(async_task *task)
{
    await async_sleep_ms(5);
    async_task_cancel(task);
    async_try {
        await async_join(task);
    } async_catch (int error) {
        printf("error %d, ", error);
    } async_catch_cancelled {
    }
    printf("%s\n", async_strerror(async_task_error(task)));
    async_task_release(task);
}

static async void amain(void)
{
    uint32_t begin = async_now_ms();
    await cancel_at_5(async_create_task(move_on()));
    await async_sleep_until(begin + 1000);
    await cancel_at_5(async_create_task(time_out()));
    await async_sleep_until(begin + 2000);
    async_with (async_move_on_after_ms(5)) {
        await time_out();
    }
    printf("moved on\n");
}

int main(void)
{
    return async_run(amain());
}

/* CHECK:      cut short at 10, cancelled
 * CHECK-NEXT: cut short at 1010, cancelled
 * CHECK-NEXT: cut short at 2010, moved on
 */

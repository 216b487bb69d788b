/* MicroPython's asyncio_wait_for in our terms.  No helper task stands between the limit and what it limits, so
 * - code that catches the cancellation of a time limit and ends normally has completed (there: TimeoutError);
 * - the cancel of whoever waits is seen by what it awaits first (there: by the waiter first), and a callee that ignores
 *   it has completed;
 * - a callee that sleeps 0 needs two turns, not four, and what has ended cannot be cancelled any more. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      task start 1
   CHECK-NEXT: task end 1
   CHECK-NEXT: 2
   CHECK-NEXT: ----------
   CHECK-NEXT: task start 2
   CHECK-NEXT: timeout
   CHECK-NEXT: ----------
   CHECK-NEXT: task_catch start
   CHECK-NEXT: ignore cancel
   CHECK-NEXT: task_catch done
   CHECK-NEXT: completed
   CHECK-NEXT: ----------
   CHECK-NEXT: task start
   CHECK-NEXT: ValueError
   CHECK-NEXT: ----------
   CHECK-NEXT: task start 3
   CHECK-NEXT: task end 3
   CHECK-NEXT: 6
   CHECK-NEXT: ----------
   CHECK-NEXT: task start 4
   CHECK-NEXT: task_cancel_other start
   CHECK-NEXT: task_cancel_other cancel
   CHECK-NEXT: CancelledError()
   CHECK-NEXT: ----------
   CHECK-NEXT: task_wait_for_cancel start
   CHECK-NEXT: task start 4
   CHECK-NEXT: task_wait_for_cancel cancelled
   CHECK-NEXT: ----------
   CHECK-NEXT: task_wait_for_cancel_ignore start
   CHECK-NEXT: task_catch start
   CHECK-NEXT: ignore cancel
   CHECK-NEXT: task_catch done
   CHECK-NEXT: ----------
   CHECK-NEXT: task_wait_for_cancel start
   CHECK-NEXT: task start 5
   CHECK-NEXT: cancel wait_for True
   CHECK-NEXT: task_wait_for_cancel cancelled
   CHECK-NEXT: CancelledError()
   CHECK-NEXT: ----------
   CHECK-NEXT: task_wait_for_cancel start
   CHECK-NEXT: task start 6
   CHECK-NEXT: task end 6
   CHECK-NEXT: cancel wait_for False
   CHECK-NEXT: ----------
   CHECK-NEXT: finish
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async int task(int id, double seconds)
{
    printf("task start %d\n", id);
    await async_sleep(seconds);
    printf("task end %d\n", id);
    return id * 2;
}
static async void task_catch(void)
{
    puts("task_catch start");
    async_try {
        await async_sleep(0.2);
    } async_catch_cancelled {
        puts("ignore cancel");
    }
    puts("task_catch done");
}
static async void task_raise(void)
{
    puts("task start");
    async_raise(5);
}
static async void task_cancel_other(double seconds, async_task *other)
{
    puts("task_cancel_other start");
    await async_sleep(seconds);
    puts("task_cancel_other cancel");
    async_task_cancel(other);
}
static async void task_wait_for_cancel(int id, double seconds, int limit)
{
    puts("task_wait_for_cancel start");
    async_try {
        await async_wait_for_ms(task(id, seconds), limit);
    } async_catch_cancelled {
        puts("task_wait_for_cancel cancelled");
        async_raise(ASYNC_CANCELLED);
    }
}
static async void task_wait_for_cancel_ignore(int limit)
{
    puts("task_wait_for_cancel_ignore start");
    async_try {
        await async_wait_for_ms(task_catch(), limit);
    } async_catch_cancelled {
        puts("task_wait_for_cancel_ignore cancelled");
        async_raise(ASYNC_CANCELLED);
    }
}
ASYNC_TASK_POOL(task, 1);
ASYNC_TASK_POOL(task_cancel_other, 1);
ASYNC_TASK_POOL(task_wait_for_cancel, 1);
ASYNC_TASK_POOL(task_wait_for_cancel_ignore, 1);
static void separate(void) { puts("----------"); }
static async void limits(void)
{
    printf("%d\n", await async_wait_for_ms(task(1, 0.01), 10000));
    separate();
    async_try {
        printf("%d\n", await async_wait_for_ms(task(2, 10), 10));
    } async_catch (int e) {
        puts(e == ASYNC_TIMEOUT ? "timeout" : "another error");
    }
    separate();
    await async_wait_for_ms(task_catch(), 100);
    puts("completed");
    separate();
    async_try {
        await async_wait_for_ms(task_raise(), 1000);
    } async_catch (int e) {
        puts(e == 5 ? "ValueError" : "another error");
    }
    separate();
    printf("%d\n", await task(3, 0.1));
    separate();
}
static async void cancels(void)
{
    async_task *t = async_create_task(task(4, 10));
    async_spawn(task_cancel_other(0.01, t));
    async_try {
        await async_wait_for_ms(async_join(t), 1000);
    } async_catch_cancelled {
        puts("CancelledError()");
    }
    async_task_release(t);
    separate();
    t = async_create_task(task_wait_for_cancel(4, 1, 2000));
    await async_sleep(0.01);
    async_task_cancel(t);
    await async_sleep(0.01);
    async_task_release(t);
    separate();
    t = async_create_task(task_wait_for_cancel_ignore(2000));
    await async_sleep(0.01);
    async_task_cancel(t);
    await async_sleep(0.01);
    async_task_release(t);
    separate();
}
static async void close_calls(void)
{
    for (int turns = 1; turns < 3; turns++) {
        async_task *t = async_create_task(task_wait_for_cancel(4 + turns, 0, 2000));
        async_defer { async_task_release(t); }
        for (int i = 0; i < turns; i++) { await async_sleep_ms(0); }
        printf("cancel wait_for %s\n", async_task_cancel(t) ? "True" : "False");
        async_try {
            await async_join(t);
        } async_catch_cancelled {
            puts("CancelledError()");
        }
        separate();
    }
}
static async void amain(void)
{
    await limits();
    await cancels();
    await close_calls();
    puts("finish");
}
int main(void) { return async_run(amain()); }

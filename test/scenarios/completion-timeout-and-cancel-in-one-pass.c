/* What has been granted is delivered, whatever comes in the same pass; of a timeout and a cancel the cancel wins; what
 * is delivered once is not delivered again. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      granted, then time is up
   CHECK-NEXT:  has it
   CHECK-NEXT:  completed
   CHECK-NEXT: granted, then time is up, and it waits again
   CHECK-NEXT:  has it
   CHECK-NEXT:  timeout
   CHECK-NEXT: granted, then cancelled
   CHECK-NEXT:  cancelled
   CHECK-NEXT: time is up, then granted
   CHECK-NEXT:  timeout
   CHECK-NEXT: time is up, then cancelled
   CHECK-NEXT:  cancelled
   CHECK-NEXT:  went on
   CHECK-NEXT: cancelled, then time is up
   CHECK-NEXT:  cancelled
   CHECK-NEXT:  went on
   CHECK-NOT:  {{.}} */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
#include <async/virtual.h>
static async_event event = ASYNC_EVENT_INIT;
static async void waiter(bool waits_again)
{
    async_try {
        async_with (async_timeout_ms(10)) {
            await async_event_wait(&event);
            puts(" has it");
            if (waits_again) { await async_sleep_ms(0); }
        }
        puts(" completed");
    } async_catch (int e) {
        printf(" %s\n", async_strerror(e));
    } async_catch_cancelled {
        puts(" cancelled");
        await async_sleep_ms(20);
        puts(" went on");
    }
}
ASYNC_TASK_POOL(waiter, 1);
static void let_time_pass(void) { async_virtual_set_ms(async_now_ms() + 10); }
static async_task *begin(const char *title, bool waits_again)
{
    puts(title);
    async_event_clear(&event);
    return async_create_task(waiter(waits_again));
}
static async void end(async_task *t)
{
    async_try { await async_join(t); } async_catch_cancelled { puts(" ended by it"); }
    async_task_release(t);
}
static async void granted_first(void)
{
    async_task *t = begin("granted, then time is up", false);
    await async_sleep_ms(0);
    async_event_set(&event);
    let_time_pass();
    await end(t);
    t = begin("granted, then time is up, and it waits again", true);
    await async_sleep_ms(0);
    async_event_set(&event);
    let_time_pass();
    await end(t);
    puts("granted, then cancelled");
    async_event_clear(&event);
    t = async_create_task(waiter(false));
    await async_sleep_ms(0);
    async_event_set(&event);
    async_task_cancel(t);
    await async_sleep_ms(0);
    async_task_cancel(t);
    async_task_release(t);
    await async_sleep_ms(0);
}
static async void time_first(void)
{
    async_task *t = begin("time is up, then granted", false);
    await async_sleep_ms(10);
    async_event_set(&event);
    await end(t);
    t = begin("time is up, then cancelled", false);
    await async_sleep_ms(10); /* armed before the timeout, so this goes on before the waiter does */
    async_task_cancel(t);
    await end(t);
    t = begin("cancelled, then time is up", false);
    await async_sleep_ms(0);
    async_task_cancel(t);
    let_time_pass();
    await end(t);
}
static async void amain(void)
{
    await granted_first();
    await time_first();
}
int main(void) { return async_run(amain()); }

/* MicroPython's asyncio_wait_for_fwd in our order: a cancel of whoever waits with a limit comes out of what is awaited,
 * innermost first, and one who catches it there and returns has completed. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      ----------
   CHECK-NEXT: awaiting started
   CHECK-NEXT: cancel started
   CHECK-NEXT: cancel wait()
   CHECK-NEXT: awaiting canceled
   CHECK-NEXT: Got canceled
   CHECK-NEXT: waiting got cancelled
   CHECK-NEXT: ----------
   CHECK-NEXT: awaiting started
   CHECK-NEXT: cancel started
   CHECK-NEXT: cancel wait()
   CHECK-NEXT: awaiting canceled
   CHECK-NEXT: returned 0
   CHECK-NEXT: ----------
   CHECK-NEXT: awaiting started
   CHECK-NEXT: cancel started
   CHECK-NEXT: cancel wait()
   CHECK-NEXT: awaiting canceled
   CHECK-NEXT: returned 0
   CHECK-NEXT: ----------
   CHECK-NEXT: awaiting started
   CHECK-NEXT: cancel started
   CHECK-NEXT: cancel wait()
   CHECK-NEXT: awaiting canceled
   CHECK-NEXT: Got canceled
   CHECK-NOT:  {{.}} */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static async bool awaiting(int seconds, bool returns)
{
    async_try {
        puts("awaiting started");
        await async_sleep(seconds);
    } async_catch_cancelled {
        puts("awaiting canceled");
        if (!returns) { async_raise(ASYNC_CANCELLED); }
        return false;
    }
    return true;
}
static async void waiting(bool catches, bool catches_inside)
{
    async_try {
        bool result = await async_wait_for_ms(awaiting(2, catches_inside), 1000);
        printf("returned %d\n", result);
    } async_catch_cancelled {
        puts("Got canceled");
        if (!catches) { async_raise(ASYNC_CANCELLED); }
    }
}
static async void cancelling(async_task *t)
{
    puts("cancel started");
    await async_sleep(0.01);
    puts("cancel wait()");
    async_task_cancel(t);
}
ASYNC_TASK_POOL(waiting, 1);
ASYNC_TASK_POOL(cancelling, 1);
static async void amain(bool catches, bool catches_inside)
{
    puts("----------");
    async_task *t = async_create_task(waiting(catches, catches_inside));
    async_defer { async_task_release(t); }
    async_spawn(cancelling(t));
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        puts("waiting got cancelled");
    }
}
int main(void)
{
    return async_run(amain(false, false)) || async_run(amain(false, true)) || async_run(amain(true, true))
           || async_run(amain(true, false));
}

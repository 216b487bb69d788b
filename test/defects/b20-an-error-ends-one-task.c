/* Elsewhere some errors of any task, and a handler that goes wrong, end the whole loop.  Here an error ends one task, and
 * a handler may cancel, create and release tasks. */
// REQUIRES: int32
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      handler: 1
   CHECK-NEXT: handler: -3
   CHECK-NEXT: handler: 2147483647
   CHECK-NEXT: handler: 7
   CHECK-NEXT: worker went on 5 times
   CHECK-NOT:  {{.}} */
#include <limits.h>
#include <stdio.h>
#include <async.h>
static int turns;
static async void fails(int error)
{
    await async_sleep_ms(1);
    async_raise(error);
}
static async void worker(void)
{
    for (; turns < 5; turns++) { await async_sleep_ms(1); }
}
ASYNC_TASK_POOL(fails, 4);
ASYNC_TASK_POOL(worker, 1);
static void handler(async_task *task, int error)
{
    printf("handler: %d\n", error);
    async_task_cancel(task);
    if (error == INT_MAX) { async_spawn(fails(7)); }
}
static async void amain(void)
{
    async_set_exception_handler(handler);
    async_spawn(fails(1));
    async_spawn(fails(ASYNC_EOF));
    async_spawn(fails(INT_MAX));
    async_spawn(worker());
    await async_sleep_ms(20);
    printf("worker went on %d times\n", turns);
}
int main(void) { return async_run(amain()); }

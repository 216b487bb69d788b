/* MicroPython's asyncio_cancel_self, with our meaning: there a task that cancels itself gets a RuntimeError; here it may,
 * and is cancelled where it next waits.  One that does not wait any more has completed. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      task start
   CHECK-NEXT: task end
   CHECK-NEXT: main done
   CHECK-NEXT: task start
   CHECK-NEXT: main cancel
   CHECK-NEXT: main done
   CHECK-NOT:  {{.}} */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static async_task *global_task;
static async void task(bool waits)
{
    puts("task start");
    async_task_cancel(global_task);
    if (waits) { await async_sleep_ms(0); }
    puts("task end");
}
ASYNC_TASK_POOL(task, 2);
static async void amain(bool waits)
{
    global_task = async_create_task(task(waits));
    async_defer { async_task_release(global_task); }
    async_try {
        await async_join(global_task);
    } async_catch_cancelled {
        puts("main cancel");
    }
    puts("main done");
}
int main(void) { return async_run(amain(false)) || async_run(amain(true)); }

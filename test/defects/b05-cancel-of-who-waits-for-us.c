/* A waits for B, and B cancels A.  Elsewhere that cancel is passed on to B, which runs, and is lost.  Here A has it, B
 * goes on, and who waits for A learns it. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      b cancels a: 1
   CHECK-NEXT: b goes on
   CHECK-NEXT: a is cancelled
   CHECK-NEXT: a ended with cancelled, b with no error
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_task *a_task, *b_task;
static async void b(void)
{
    await async_sleep_ms(1);
    printf("b cancels a: %d\n", async_task_cancel(a_task));
    puts("b goes on");
}
static async void a(void)
{
    async_try {
        await async_join(b_task);
        puts("a joined b");
    } async_catch_cancelled {
        puts("a is cancelled");
        async_raise(ASYNC_CANCELLED);
    }
}
ASYNC_TASK_POOL(a, 1);
ASYNC_TASK_POOL(b, 1);
static async void amain(void)
{
    b_task = async_create_task(b());
    a_task = async_create_task(a());
    async_defer { async_task_release(a_task); async_task_release(b_task); }
    int errors[2];
    async_task *both[2] = { a_task, b_task };
    await async_gather_tasks_errors(both, 2, errors);
    printf("a ended with %s, b with %s\n", async_strerror(errors[0]), async_strerror(errors[1]));
}
int main(void) { return async_run(amain()); }

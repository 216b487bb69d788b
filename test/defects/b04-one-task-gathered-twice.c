/* Elsewhere a task given twice to gather is refused, and the loop dies of it later.  Here it counts twice. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      gathered at 5
   CHECK-NEXT: by array at 5
   CHECK-NEXT: raised 3, 3 and 3
   CHECK-NEXT: the loop goes on at 15
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async void work(int error)
{
    await async_sleep_ms(5);
    if (error) { async_raise(error); }
}
ASYNC_TASK_POOL(work, 2);
static async void amain(void)
{
    int errors[2];
    async_task *t = async_create_task(work(0));
    async_defer { async_task_release(t); }
    async_task *both[2] = { t, t };
    await async_gather(t, t);
    printf("gathered at %u\n", (unsigned)async_now_ms());
    await async_gather_tasks(both, 2);
    printf("by array at %u\n", (unsigned)async_now_ms());
    async_task *bad = async_create_task(work(3));
    async_defer { async_task_release(bad); }
    async_try {
        await async_gather(bad, bad);
    } async_catch (int e) {
        both[0] = both[1] = bad;
        await async_gather_tasks_errors(both, 2, errors);
        printf("raised %d, %d and %d\n", e, errors[0], errors[1]);
    }
    await async_sleep_ms(5);
    printf("the loop goes on at %u\n", (unsigned)async_now_ms());
}
int main(void) { return async_run(amain()); }

/* A group: leaving the block waits for its tasks; an error of one cancels the body and the others. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      body
   CHECK-NEXT: job 2 done at 3
   CHECK-NEXT: job 2 left
   CHECK-NEXT: job 1 done at 5
   CHECK-NEXT: job 1 left
   CHECK-NEXT: all done at 5
   CHECK-NEXT: job 3 left
   CHECK-NEXT: job 4 left
   CHECK-NEXT: failed 7 at 7
 */
#include <stdio.h>
#include <async.h>
static async void job(int id, int ms, int error)
{
    async_defer { printf("job %d left\n", id); }
    await async_sleep_ms(ms);
    if (error) { async_raise(error); }
    printf("job %d done at %u\n", id, (unsigned)async_now_ms());
}
ASYNC_TASK_POOL(job, 4);
static async void amain(void)
{
    async_group group = ASYNC_GROUP_INIT;
    async_with (&group) {
        async_group_start(&group, job(1, 5, 0));
        async_group_start(&group, job(2, 3, 0));
        puts("body");
    }
    printf("all done at %u\n", (unsigned)async_now_ms());
    async_try {
        async_group g2 = ASYNC_GROUP_INIT;
        async_with (&g2) {
            async_group_start(&g2, job(3, 2, 7));
            async_group_start(&g2, job(4, 50, 0));
            await async_sleep_ms(100);
            puts("not reached");
        }
    } async_catch (int e) {
        printf("failed %d at %u\n", e, (unsigned)async_now_ms());
    }
}
int main(void) { return async_run(amain()); }

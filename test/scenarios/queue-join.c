/* join waits for what is put, taken and not yet done; done once too often is a mistake. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      worker 1 takes 0 at 0
   CHECK-NEXT: worker 2 takes 1 at 0
   CHECK-NEXT: worker 1 takes 2 at 10
   CHECK-NEXT: worker 2 takes 3 at 20
   CHECK-NEXT: worker 1 takes 4 at 20
   CHECK-NEXT: joined at 40, left 0
   CHECK-NEXT: misuse
   CHECK-NEXT: an empty queue: at 40
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static ASYNC_QUEUE(jobs, int, 5);
static async void worker(int id)
{
    async_for (int job, &jobs) {
        printf("worker %d takes %d at %u\n", id, job, (unsigned)async_now_ms());
        await async_sleep_ms(id * 10);
        async_queue_task_done(&jobs);
    }
}
ASYNC_TASK_POOL(worker, 2);
static async void amain(void)
{
    async_spawn(worker(1));
    async_spawn(worker(2));
    for (int i = 0; i < 5; i++) { await async_queue_put(&jobs, i); }
    await async_queue_join(&jobs);
    printf("joined at %u, left %u\n", (unsigned)async_now_ms(), (unsigned)async_queue_count(&jobs));
    puts(async_queue_task_done(&jobs) == ASYNC_MISUSE ? "misuse" : "no mistake");
    await async_queue_join(&jobs);
    printf("an empty queue: at %u\n", (unsigned)async_now_ms());
    async_queue_close(&jobs);
}
int main(void) { return async_run(amain()); }

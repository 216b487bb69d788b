/* Three workers in step through four phases: nobody is in the next one before all have ended this one; one of each
 * meeting is the last. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      phase 0: 3, last was 2 at 3
   CHECK-NEXT: phase 1: 3, last was 2 at 6
   CHECK-NEXT: phase 2: 3, last was 2 at 9
   CHECK-NEXT: phase 3: 3, last was 2 at 12
   CHECK-NEXT: a place is given back
   CHECK-NEXT: three again
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_barrier barrier = ASYNC_BARRIER_INIT(3);
static int done[4];
static async void worker(int id)
{
    for (int phase = 0; phase < 4; phase++) {
        await async_sleep_ms(id + 1);
        done[phase]++;
        unsigned place = await async_barrier_wait(&barrier);
        if (done[phase] != 3) { puts("out of step"); }
        if (place == 2) { printf("phase %d: %d, last was %d at %u\n", phase, done[phase], id, (unsigned)async_now_ms()); }
    }
}
static async void one(void) { await async_barrier_wait(&barrier); }
ASYNC_TASK_POOL(one, 3);
static async void amain(void)
{
    await async_gather(worker(0), worker(1), worker(2));
    async_task *leaving = async_create_task(one());
    async_defer { async_task_release(leaving); }
    async_task *first = async_create_task(one());
    async_defer { async_task_release(first); }
    await async_sleep_ms(0);
    async_task_cancel(leaving);
    await async_sleep_ms(0);
    async_task *second = async_create_task(one());
    async_defer { async_task_release(second); }
    await async_sleep_ms(0);
    puts(async_task_done(first) || async_task_done(second) ? "opened by two" : "a place is given back");
    await async_barrier_wait(&barrier);
    await async_join(first);
    await async_join(second);
    puts("three again");
}
int main(void) { return async_run(amain()); }

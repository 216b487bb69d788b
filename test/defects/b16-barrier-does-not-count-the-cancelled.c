/* Elsewhere a barrier counts one who was cancelled, and opens for too few. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      two wait, open 0
   CHECK-NEXT: 1 was number 0
   CHECK-NEXT: 2 was number 1
   CHECK-NEXT: main was number 2
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_barrier barrier = ASYNC_BARRIER_INIT(3);
static int opened;
static async void waiter(int id)
{
    unsigned place = await async_barrier_wait(&barrier);
    opened++;
    printf("%d was number %u\n", id, place);
}
ASYNC_TASK_POOL(waiter, 3);
static async void amain(void)
{
    async_task *gone = async_create_task(waiter(0));
    async_defer { async_task_release(gone); }
    await async_sleep_ms(0);
    async_task_cancel(gone);
    async_spawn(waiter(1));
    async_spawn(waiter(2));
    await async_sleep_ms(1);
    printf("two wait, open %d\n", opened);
    unsigned place = await async_barrier_wait(&barrier);
    await async_sleep_ms(1);
    printf("main was number %u\n", place);
}
int main(void) { return async_run(amain()); }

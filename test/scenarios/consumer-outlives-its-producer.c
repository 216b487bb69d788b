/* S0: the producer task ends, the consumer goes on waiting for the next item of its queue until that is closed. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      got 1 at 1
   CHECK-NEXT: got 2 at 2
   CHECK-NEXT: producer has ended
   CHECK-NEXT: got 7 at 50
   CHECK-NEXT: over at 60
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static ASYNC_QUEUE(queue, int, 4);
static async void producer(int count, int first)
{
    for (int i = 0; i < count; i++) {
        await async_sleep_ms(1);
        await async_queue_put(&queue, first + i);
    }
}
ASYNC_TASK_POOL(producer, 2);
static async_generator int items(void)
{
    async_for (int v, &queue) { yield v; }
}
static async void consumer(void)
{
    async_for (int v, items()) { printf("got %d at %u\n", v, (unsigned)async_now_ms()); }
    printf("over at %u\n", (unsigned)async_now_ms());
}
ASYNC_TASK_POOL(consumer, 1);
static async void amain(void)
{
    async_task *c = async_create_task(consumer());
    async_defer { async_task_release(c); }
    async_task *p = async_create_task(producer(2, 1));
    await async_join(p);
    async_task_release(p);
    puts("producer has ended");
    await async_sleep_ms(47);
    async_spawn(producer(1, 7));
    await async_sleep_ms(11);
    async_queue_close(&queue);
    await async_join(c);
}
int main(void) { return async_run(amain()); }

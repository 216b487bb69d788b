/* Queues and channels: typed items by value, async_for until closed and empty, a rendezvous, an error after that. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      put 0
   CHECK-NEXT: put 1
   CHECK-NEXT: put 2
   CHECK-NEXT: first 0 abc
   CHECK-NEXT: item 1 abc
   CHECK-NEXT: put 3
   CHECK-NEXT: item 2 abc
   CHECK-NEXT: put 4
   CHECK-NEXT: item 3 abc
   CHECK-NEXT: item 4 abc
   CHECK-NEXT: sum 2
   CHECK-NEXT: v 4
   CHECK-NEXT: closed
 */
#include <stdio.h>
#include <async.h>
struct item { int id; char name[8]; };
static ASYNC_QUEUE(q, struct item, 2);
static ASYNC_CHANNEL(c, int, 0);
static async void producer(int n)
{
    for (int i = 0; i < n; i++) {
        await async_queue_put(&q, (struct item){ i, "abc" });
        printf("put %d\n", i);
    }
    async_queue_close(&q);
    for (int i = 0; i < 3; i++) { await async_channel_send(&c, i * 2); }
    async_channel_close_sender(&c);
}
ASYNC_TASK_POOL(producer, 1);
static async void amain(void)
{
    async_spawn(producer(5));
    struct item first = await async_queue_get(&q);
    printf("first %d %s\n", first.id, first.name);
    async_for (struct item x, &q) {
        printf("item %d %s\n", x.id, x.name);
        await async_sleep_ms(1);
    }
    printf("sum %d\n", await async_channel_receive(&c) + await async_channel_receive(&c));
    async_for (int v, &c) { printf("v %d\n", v); }
    async_try { await async_queue_get(&q); } async_catch (int e) { puts(async_strerror(e)); }
}
int main(void) { return async_run(amain()); }

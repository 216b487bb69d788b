/* A cancel of who consumes: where the generator waits it unwinds the generator, then the loop; where the body waits the
 * generator is closed, with a cleanup that waits. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      item 0
   CHECK-NEXT: generator is cancelled
   CHECK-NEXT: cleanup
   CHECK-NEXT: consumer is cancelled at 8
   CHECK-NEXT: item 0
   CHECK-NEXT: cleanup
   CHECK-NEXT: consumer is cancelled at 20
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static int open_ones;
int sweep_at_end(void);
int sweep_at_end(void) { return open_ones; }
static async_generator int slow(void)
{
    open_ones++;
    async_try {
        for (int i = 0; ; i++) {
            yield i;
            await async_sleep_ms(100);
        }
    } async_catch_cancelled {
        puts("generator is cancelled");
        async_raise(ASYNC_CANCELLED);
    } async_finally {
        open_ones--;
        await async_sleep_ms(3);
        puts("cleanup");
    }
}
static async void consumer(int body_ms)
{
    async_try {
        async_for (int v, slow()) {
            printf("item %d\n", v);
            if (body_ms) { await async_sleep_ms(body_ms); }
        }
    } async_catch_cancelled {
        printf("consumer is cancelled at %u\n", (unsigned)async_now_ms());
        async_raise(ASYNC_CANCELLED);
    }
}
ASYNC_TASK_POOL(consumer, 1);
static async void amain(void)
{
    for (int round = 0; round < 2; round++) {
        async_task *t = async_create_task(consumer(round ? 100 : 0));
        async_defer { async_task_release(t); }
        await async_sleep_ms(5 + round * 4);
        async_task_cancel(t);
        async_try { await async_join(t); } async_catch_cancelled { }
    }
}
int main(void) { return async_run(amain()); }

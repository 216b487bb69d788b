/* A supervisor restarts a worker that fails, in the same storage, until it has failed three times; a second start while
 * it runs is refused. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      start 1 at 0
   CHECK-NEXT: refused
   CHECK-NEXT: failed with 101
   CHECK-NEXT: start 2 at 15
   CHECK-NEXT: refused
   CHECK-NEXT: failed with 102
   CHECK-NEXT: start 3 at 35
   CHECK-NEXT: refused
   CHECK-NEXT: failed with 103
   CHECK-NEXT: gave up at 45 with 103
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async void worker(int n)
{
    printf("start %d at %u\n", n, (unsigned)async_now_ms());
    await async_sleep_ms(10);
    async_raise(100 + n);
}
static async_static_task(worker) storage;
static async void supervise(void)
{
    int pause = 5;
    for (int n = 1; ; n++) {
        async_task *t = async_start(&storage, worker(n));
        async_defer { async_task_cancel(t); }
        await async_sleep_ms(0);
        puts(async_start(&storage, worker(99)) ? "started twice" : "refused");
        async_try {
            await async_join(t);
        } async_catch (int e) {
            printf("failed with %d\n", e);
            if (n == 3) { async_raise(e); }
        }
        await async_sleep_ms(pause);
        pause += 5;
    }
}
static async void amain(void)
{
    async_try {
        await supervise();
    } async_catch (int e) {
        printf("gave up at %u with %d\n", (unsigned)async_now_ms(), e);
    }
}
int main(void) { return async_run(amain()); }

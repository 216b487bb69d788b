/* Five jobs of 10 ms, two at a time: a semaphore lets them in, in the order in which they came. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      0 at 0
   CHECK-NEXT: 1 at 0
   CHECK-NEXT: 2 at 10
   CHECK-NEXT: 3 at 10
   CHECK-NEXT: 4 at 20
   CHECK-NEXT: all at 30, at most 2
   CHECK-NEXT: one too many: limit
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_bounded_semaphore places = ASYNC_BOUNDED_SEMAPHORE_INIT(2);
static int inside, most;
int sweep_at_end(void);
int sweep_at_end(void)
{
    return inside || !async_bounded_semaphore_try_acquire(&places) || !async_bounded_semaphore_try_acquire(&places);
}
static async void job(int id)
{
    async_with (&places) {
        inside++;
        async_defer { inside--; }
        if (inside > most) { most = inside; }
        printf("%d at %u\n", id, (unsigned)async_now_ms());
        await async_sleep_ms(10);
    }
}
static async void amain(void)
{
    await async_gather(job(0), job(1), job(2), job(3), job(4));
    printf("all at %u, at most %d\n", (unsigned)async_now_ms(), most);
    printf("one too many: %s\n", async_bounded_semaphore_release(&places) == ASYNC_LIMIT ? "limit" : "let in");
}
int main(void) { return async_run(amain()); }

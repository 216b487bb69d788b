/* Gathering: values on success, the first error cancels the rest, errors one by one, the first to finish, tasks. */
/* RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s */
/* CHECK:      slow 3 at 3
   CHECK-NEXT: slow 4 at 4
   CHECK-NEXT: slow 5 at 5
   CHECK-NEXT: a 50 b 30
   CHECK-NEXT: fail 2 left
   CHECK-NEXT: fail 20 left
   CHECK-NEXT: gather failed 7 at 7
   CHECK-NEXT: slow 1 at 8
   CHECK-NEXT: fail 2 left
   CHECK-NEXT: slow 3 at 10
   CHECK-NEXT: 0 9 0 10 12
   CHECK-NEXT: slow 2 at 12
   CHECK-NEXT: fail 50 left
   CHECK-NEXT: winner 1: 10 2
   CHECK-NEXT: slow 1 at 13
   CHECK-NEXT: slow 2 at 14
   CHECK-NEXT: a 6 t 1
   CHECK-NEXT: fail 60 left
   CHECK-NEXT: timeout
 */
#include <stdio.h>
#include <async.h>
static async int slow(int n, int r) { await async_sleep_ms((unsigned)n); printf("slow %d at %u\n", n, (unsigned)async_now_ms()); return r; }
static async void fail(int n, int e) { async_defer { printf("fail %d left\n", n); } await async_sleep_ms((unsigned)n); async_raise(e); }
ASYNC_TASK_POOL(slow, 2);
static async void amain(void)
{
    int a = 0, b = 0;
    int v[3] = { 0, 0, 0 };
    await async_gather(a = slow(5, 50), b = slow(3, 30), slow(4, 40));
    printf("a %d b %d\n", a, b);
    await async_gather();
    async_try { await async_gather(slow(9, 1), fail(2, 7), fail(20, 8)); }
    async_catch (int e) { printf("gather failed %d at %u\n", e, (unsigned)async_now_ms()); }
    int errs[3];
    await async_gather_errors(errs, v[0] = slow(1, 10), fail(2, 9), v[2] = slow(3, 12));
    printf("%d %d %d %d %d\n", errs[0], errs[1], errs[2], v[0], v[2]);
    int w = await async_wait_any(v[0] = slow(30, 1), v[1] = slow(2, 2), fail(50, 1));
    printf("winner %d: %d %d\n", w, v[0], v[1]);
    async_task *t = async_create_task(slow(2, 5));
    await async_gather(t, a = slow(1, 6));
    printf("a %d t %d\n", a, async_task_done(t));
    async_task_release(t);
    async_try { async_with (async_timeout_ms(5)) { await async_gather(slow(50, 1), fail(60, 1)); } }
    async_catch (int e) { printf("%s\n", async_strerror(e)); }
}
int main(void) { return async_run(amain()); }

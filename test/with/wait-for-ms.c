/* async_wait_for_ms: the value in time, ASYNC_TIMEOUT out of it when time is up; awaitables of the runtime too. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      x 6
   CHECK-NEXT: timeout, x 6, now 15
   CHECK-NEXT: -2 18
 */
#include <stdio.h>
#include <async.h>
static async int slow(int n) { await async_sleep_ms((unsigned)n); return n; }
static async void amain(void)
{
    int x = await async_wait_for_ms(slow(5), 10) + 1;
    printf("x %d\n", x);
    async_try {
        x = await async_wait_for_ms(slow(50), 10);
        puts("no");
    } async_catch (int e) { printf("%s, x %d, now %u\n", async_strerror(e), x, (unsigned)async_now_ms()); }
    async_try { await async_wait_for_ms(async_sleep_ms(9), 3); } async_catch (int e) { printf("%d %u\n", e, (unsigned)async_now_ms()); }
}
int main(void) { return async_run(amain()); }

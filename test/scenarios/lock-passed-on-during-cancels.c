/* A lock is handed to one who is being cancelled, twice: it goes on to the next, and to nobody twice. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      0 has it
   CHECK-NEXT: 0 gives it back
   CHECK-NEXT: 1 is out
   CHECK-NEXT: 2 is out
   CHECK-NEXT: 3 has it
   CHECK-NEXT: 4 timed out
   CHECK-NEXT: 3 gives it back
   CHECK-NEXT: 5 has it
   CHECK-NEXT: 5 gives it back
   CHECK-NEXT: free 1
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_lock lock = ASYNC_LOCK_INIT;
static int holders;
int sweep_at_end(void);
int sweep_at_end(void) { return holders || async_lock_locked(&lock); }
static async void user(int id, int ms, int limit)
{
    async_try {
        async_with (async_timeout_ms(limit)) {
            async_with (&lock) {
                holders++;
                async_defer { holders--; }
                printf("%d has it\n", id);
                await async_sleep_ms(ms);
                printf("%d gives it back\n", id);
                if (holders != 1) { puts("two have it"); }
            }
        }
    } async_catch (int e) {
        printf("%d %s\n", id, e == ASYNC_TIMEOUT ? "timed out" : "failed");
    } async_catch_cancelled {
        printf("%d is out\n", id);
    }
}
ASYNC_TASK_POOL(user, 6);
static async void amain(void)
{
    async_task *t[6];
    int limits[6] = { 1000, 1000, 1000, 1000, 30, 1000 };
    for (int i = 0; i < 6; i++) { t[i] = async_create_task(user(i, i == 3 ? 50 : 10, limits[i])); }
    async_defer { for (int i = 0; i < 6; i++) { async_task_release(t[i]); } }
    await async_sleep_ms(10);       /* armed after the first user's, so that one has just given it to number 1 */
    async_task_cancel(t[1]);        /* to number 2 ...                                                          */
    async_task_cancel(t[2]);        /* ... and to number 3, before any of them ran                              */
    for (int i = 0; i < 6; i++) {
        async_try { await async_join(t[i]); } async_catch_cancelled { }
    }
    printf("free %d\n", !async_lock_locked(&lock));
}
int main(void) { return async_run(amain()); }

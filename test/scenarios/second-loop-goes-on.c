/* A loop over a generator object that is left early does not close it: a second loop goes on where the first stopped.
 * The object is busy until it is closed; closing runs its cleanup, and after that it can be opened anew. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      first 0
   CHECK-NEXT: first 1
   CHECK-NEXT: busy
   CHECK-NEXT: second 2
   CHECK-NEXT: second 3
   CHECK-NEXT: cleanup at 4
   CHECK-NEXT: closed at 9
   CHECK-NEXT: anew 10
   CHECK-NEXT: anew 11
   CHECK-NEXT: cleanup at 11
   CHECK-NEXT: over
   CHECK-NEXT: again over
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static int open_ones;
int sweep_at_end(void);
int sweep_at_end(void) { return open_ones; }
static async_generator int count(int from, int to)
{
    open_ones++;
    async_try {
        for (; from < to; from++) {
            await async_sleep_ms(1);
            yield from;
        }
    } async_finally {
        open_ones--;
        printf("cleanup at %u\n", (unsigned)async_now_ms());
        await async_sleep_ms(5);
    }
}
static async_static_generator(count) it;
static async void amain(void)
{
    async_defer { await async_close(&it); }
    async_open(&it, count(0, 100));
    async_for (int v, &it) {
        printf("first %d\n", v);
        if (v == 1) { break; }
    }
    puts(async_open(&it, count(5, 6)) == ASYNC_BUSY ? "busy" : "opened twice");
    async_for (int v, &it) {
        printf("second %d\n", v);
        if (v == 3) { break; }
    }
    await async_close(&it);
    printf("closed at %u\n", (unsigned)async_now_ms());
    if (async_open(&it, count(10, 12)) != 0) { puts("not opened"); }
    async_for (int v, &it) { printf("anew %d\n", v); }
    puts("over");
    async_for (int v, &it) { printf("anew %d\n", v); }
    puts("again over");
}
int main(void) { return async_run(amain()); }

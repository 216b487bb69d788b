/* Two tasks take turns at one generator object through a lock; an item is never given twice and none is lost, also when
 * one of them gives up. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      items 10, sum 45, gave up 1
   CHECK-NOT:  {{.}} */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static async_generator int numbers(int count)
{
    for (int i = 0; i < count; i++) {
        await async_sleep_ms(3);
        yield i;
    }
}
static async_static_generator(numbers) source;
static async_lock lock = ASYNC_LOCK_INIT;
static int items, sum, gave_up;
int sweep_at_end(void);
int sweep_at_end(void) { return async_lock_locked(&lock); }
static async bool take(int *out)
{
    async_with (&lock) { return await async_next(&source, out); }
}
static async void consumer(void)
{
    int v;
    while (await take(&v)) {
        items++;
        sum += v;
    }
}
static async void impatient(void)
{
    int v;
    async_try {
        async_with (async_timeout_ms(8)) {
            while (await take(&v)) {
                items++;
                sum += v;
            }
        }
    } async_catch (int e) {
        gave_up = e == ASYNC_TIMEOUT;
    }
}
static async void amain(void)
{
    async_open(&source, numbers(10));
    async_defer { await async_close(&source); }
    await async_gather(consumer(), impatient(), consumer());
    printf("items %d, sum %d, gave up %d\n", items, sum, gave_up);
}
int main(void) { return async_run(amain()); }

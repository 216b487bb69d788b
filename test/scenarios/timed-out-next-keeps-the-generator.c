/* A next that times out leaves the generator where it is: its item goes to the next next, none is lost.  Elsewhere a
 * timeout round a next kills the generator. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      nothing yet at 20
   CHECK-NEXT: item 0 at 30
   CHECK-NEXT: nothing yet at 50
   CHECK-NEXT: item 1 at 60
   CHECK-NEXT: nothing yet at 80
   CHECK-NEXT: away until 180
   CHECK-NEXT: item 2 at 180
   CHECK-NEXT: last item 3 at 210
   CHECK-NEXT: over 0 0 at 210
   CHECK-NEXT: generator is closed
   CHECK-NOT:  {{.}} */
#include <stdbool.h>
#include <stdio.h>
#include <async.h>
static int open_ones;
int sweep_at_end(void);
int sweep_at_end(void) { return open_ones; }
static async_generator int slow(int count)
{
    open_ones++;
    async_defer { open_ones--; }
    for (int i = 0; i < count; i++) {
        await async_sleep_ms(30);
        yield i;
    }
}
static async_static_generator(slow) items;
static unsigned now(void) { return (unsigned)async_now_ms(); }
static async void look(void)
{
    int item = -1;
    async_try {
        if (await async_wait_for_ms(async_next(&items, &item), 20)) { printf("item %d at %u\n", item, now()); }
    } async_catch (int e) {
        printf("%s at %u\n", e == ASYNC_TIMEOUT ? "nothing yet" : "failed", now());
    }
}
static async void amain(void)
{
    int item = -1;
    async_open(&items, slow(4));
    async_defer { await async_close(&items); }
    for (int i = 0; i < 5; i++) { await look(); }
    await async_sleep_ms(100);
    printf("away until %u\n", now());
    await look();
    if (await async_next(&items, &item)) { printf("last item %d at %u\n", item, now()); }
    bool more = await async_next(&items, &item);
    bool again = await async_next(&items, &item);
    printf("over %d %d at %u\n", more, again, now());
    puts(open_ones ? "generator is open" : "generator is closed");
}
int main(void) { return async_run(amain()); }

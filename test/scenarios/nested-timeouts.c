/* Timeouts three deep: each ends its own block, at its own time; of equal ones the outermost was set first. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      30 20 10
   CHECK-NEXT:  inner timeout at 10
   CHECK-NEXT:  middle timeout at 20
   CHECK-NEXT:  outer timeout at 30
   CHECK-NEXT: 30 30 10
   CHECK-NEXT:  inner timeout at 10
   CHECK-NEXT:  handled at 25
   CHECK-NEXT: 10 10 10
   CHECK-NEXT:  outer timeout at 10
   CHECK-NEXT: 50 10 10
   CHECK-NEXT:  middle timeout at 10
   CHECK-NEXT:  handled at 25
   CHECK-NEXT: 5 10 20
   CHECK-NEXT:  outer timeout at 5
   CHECK-NEXT: 200 200 200
   CHECK-NEXT:  worked at 100
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static uint32_t start;
static unsigned now(void) { return (unsigned)(async_now_ms() - start); }
static async void handle(const char *which, int error)
{
    printf(" %s %s at %u\n", which, async_strerror(error), now());
    if (which[0] != 'o') {
        await async_sleep_ms(15);
        printf(" handled at %u\n", now());
    }
}
static async void work(void)
{
    await async_sleep_ms(100);
    printf(" worked at %u\n", now());
}
static async void inner_block(int inner)
{
    async_try {
        async_with (async_timeout_ms(inner)) { await work(); }
    } async_catch (int e) {
        await handle("inner", e);
    }
}
static async void middle_block(int middle, int inner)
{
    async_try {
        async_with (async_timeout_ms(middle)) { await inner_block(inner); }
    } async_catch (int e) {
        await handle("middle", e);
    }
}
static async void nest(int outer, int middle, int inner)
{
    printf("%d %d %d\n", outer, middle, inner);
    start = async_now_ms();
    async_try {
        async_with (async_timeout_ms(outer)) { await middle_block(middle, inner); }
    } async_catch (int e) {
        await handle("outer", e);
    }
}
static async void amain(void)
{
    await nest(30, 20, 10);
    await nest(30, 30, 10);
    await nest(10, 10, 10);
    await nest(50, 10, 10);
    await nest(5, 10, 20);
    await nest(200, 200, 200);
}
int main(void) { return async_run(amain()); }

/* Elsewhere a second sleep made before the first was awaited overwrites it, and the time counts from when it was made.
 * Here a sleep is only made where it is awaited (diagnostics/awaitable-not-awaited), and two at once are two. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      7 at 7
   CHECK-NEXT: 20 at 20
   CHECK-NEXT: sum 5 at 25
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async int nap(int ms, int report)
{
    await async_sleep_ms(ms);
    if (report) { printf("%d at %u\n", ms, (unsigned)async_now_ms()); }
    return ms;
}
static int sum(int a, int b) { return a + b; }
static async void amain(void)
{
    await async_gather(nap(20, 1), nap(7, 1));
    printf("sum %d at ", sum(await nap(2, 0), await nap(3, 0)));
    printf("%u\n", (unsigned)async_now_ms());
}
int main(void) { return async_run(amain()); }

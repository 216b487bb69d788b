/* Elsewhere a run within a run loses the outer one.  Here it is refused, and the outer one goes on. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      inner run: refused, twice
   CHECK-NEXT: outer run goes on at 5
   CHECK-NEXT: 0
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async void inner(void) { puts("inner runs"); await async_sleep_ms(1); }
static async void amain(void)
{
    int refused = (async_run(inner()) == ASYNC_MISUSE) + (async_run_forever() == ASYNC_MISUSE);
    printf("inner run: refused, %s\n", refused == 2 ? "twice" : "not always");
    await async_sleep_ms(5);
    printf("outer run goes on at %u\n", (unsigned)async_now_ms());
}
int main(void)
{
    printf("%d\n", async_run(amain()));
    return 0;
}

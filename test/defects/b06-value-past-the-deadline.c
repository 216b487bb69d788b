/* The callee ends after its deadline, but before whoever waits could run.  Elsewhere its value is lost to a timeout;
 * here it has completed. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      slow is done at 30
   CHECK-NEXT: value 42
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
#include <async/virtual.h>
static async int slow(void)
{
    await async_sleep_ms(5);
    async_virtual_set_ms(30); /* a long computation */
    printf("slow is done at %u\n", (unsigned)async_now_ms());
    return 42;
}
static async void amain(void)
{
    async_try {
        printf("value %d\n", await async_wait_for_ms(slow(), 10));
    } async_catch (int e) {
        puts(async_strerror(e));
    }
}
int main(void) { return async_run(amain()); }

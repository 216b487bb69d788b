/* Elsewhere a delay that is triggered and stopped in the same turn still fires.  Here what was taken back does not, when
 * it was armed for later, for now, armed twice, or is due already. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      1 1 1 1
   CHECK-NEXT: nothing fired
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
#include <async/virtual.h>
static async_callback later, soon, twice, due;
static void fire(void *arg) { printf("%s fired\n", (const char *)arg); }
static async void amain(void)
{
    static char name[] = "it";
    async_call_later_ms(&due, 5, fire, name);
    async_call_later_ms(&later, 5, fire, name);
    async_call_soon(&soon, fire, name);
    async_call_soon(&twice, fire, name);
    async_call_later_ms(&twice, 5, fire, name);
    int stopped[3] = { async_call_cancel(&later), async_call_cancel(&soon), async_call_cancel(&twice) };
    async_virtual_set_ms(10);
    printf("%d %d %d %d\n", stopped[0], stopped[1], stopped[2], async_call_cancel(&due));
    await async_sleep_ms(20);
    puts("nothing fired");
}
int main(void) { return async_run(amain()); }

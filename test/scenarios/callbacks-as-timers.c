/* Callbacks with a time: a period, a watchdog that is kicked, one taken back; and the same turn for all that is due. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      soon
   CHECK-NEXT: tick 10
   CHECK-NEXT: tick 20
   CHECK-NEXT: kicked 20
   CHECK-NEXT: tick 30
   CHECK-NEXT: bark 45
   CHECK-NEXT: end 60
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static async_callback ticker, watchdog, never, soon;
static int ticks;
static void say(const char *what) { printf("%s %u\n", what, (unsigned)async_now_ms()); }
static void tick(void *arg)
{
    say("tick");
    ticks++;
    if (ticks < 3) { async_call_later_ms(&ticker, 10, tick, arg); }
}
static void bark(void *arg) { (void)arg, say("bark"); }
static void print(void *arg) { puts((const char *)arg); }
static async void amain(void)
{
    static char text[] = "soon", no[] = "never";
    async_call_later_ms(&ticker, 10, tick, NULL);
    async_call_later_ms(&watchdog, 25, bark, NULL);
    async_call_later_ms(&never, 15, print, no);
    async_call_soon(&soon, print, text);
    await async_sleep_ms(12);
    if (!async_call_cancel(&never) || async_call_cancel(&never) || async_call_cancel(&soon)) { puts("wrong"); }
    await async_sleep_ms(8);
    async_call_later_ms(&watchdog, 25, bark, NULL);
    say("kicked");
    await async_sleep_ms(40);
    say("end");
}
int main(void) { return async_run(amain()); }

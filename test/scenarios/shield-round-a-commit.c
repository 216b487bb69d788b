/* A commit under a shield is whole: a cancel that comes meanwhile, and a timeout further out, wait for its end and are
 * raised there; a timeout within it works. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      begin 0
   CHECK-NEXT: written 10
   CHECK-NEXT: synced 20
   CHECK-NEXT: cancelled 20
   CHECK-NEXT: begin 20
   CHECK-NEXT: written 30
   CHECK-NEXT: synced 40
   CHECK-NEXT: timeout 40
   CHECK-NEXT: inner timeout 45
   CHECK-NEXT: whole
   CHECK-NEXT: begin 45
   CHECK-NEXT: cancelled 50
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static int begun, ended;
int sweep_at_end(void);
int sweep_at_end(void) { return begun - ended; }
static void say(const char *what) { printf("%s %u\n", what, (unsigned)async_now_ms()); }
static async void commit(void)
{
    async_shield {
        begun++;
        await async_sleep_ms(10);
        say("written");
        async_shield { await async_sleep_ms(10); }
        say("synced");
        ended++;
    }
    say("behind");
}
static async void transaction(int before)
{
    say("begin");
    async_try {
        await async_sleep_ms(before);
        await commit();
    } async_catch_cancelled {
        say("cancelled");
        async_raise(ASYNC_CANCELLED);
    }
}
ASYNC_TASK_POOL(transaction, 2);
static async void cancel_after(int before, int ms)
{
    async_task *t = async_create_task(transaction(before));
    async_defer { async_task_release(t); }
    await async_sleep_ms(ms);
    async_task_cancel(t);
    async_try { await async_join(t); } async_catch_cancelled { }
}
static async void amain(void)
{
    await cancel_after(0, 5);
    async_try {
        async_with (async_timeout_ms(5)) {
            say("begin");
            await commit();
        }
    } async_catch (int e) {
        say(e == ASYNC_TIMEOUT ? "timeout" : "another error");
    }
    async_try {
        async_shield {
            async_with (async_timeout_ms(5)) { await async_sleep_ms(100); }
        }
    } async_catch (int e) {
        say(e == ASYNC_TIMEOUT ? "inner timeout" : "another error");
    }
    puts(begun == 2 && ended == 2 ? "whole" : "torn");
    await cancel_after(50, 5);
}
int main(void) { return async_run(amain()); }

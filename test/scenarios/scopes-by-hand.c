/* A scope that is moved on, cancelled from another task, and told from one further out by what it is, not by a code. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      moved on at 30, timed out 1
   CHECK-NEXT: cancelled at 35, timed out 0
   CHECK-NEXT: inner ended by the outer one
   CHECK-NEXT: outer at 45: inner 0 outer 1
   CHECK-NEXT: caught, went on to 60, timed out 1
   CHECK-NEXT: before it: 60, timed out 0
   CHECK-NEXT: 0 ms: slept 0, not 1, at 60
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
static unsigned now(void) { return (unsigned)async_now_ms(); }
static async void cancel_later(async_scope *scope, int ms)
{
    await async_sleep_ms(ms);
    async_scope_cancel(scope);
}
static async void in_scope(async_scope *scope)
{
    async_with (scope) {
        await async_sleep_ms(1000);
        puts("not reached");
    }
}
static async void amain(void)
{
    async_scope s = async_scope_after_ms(10);
    async_with (&s) {
        await async_sleep_ms(5);
        async_scope_reschedule_ms(&s, 25);
        await async_sleep_ms(1000);
    }
    printf("moved on at %u, timed out %d\n", now(), async_scope_timed_out(&s));

    async_scope other = async_scope_after_ms(500);
    await async_gather(in_scope(&other), cancel_later(&other, 5));
    printf("cancelled at %u, timed out %d\n", now(), async_scope_timed_out(&other));

    async_scope outer = async_scope_after_ms(10), inner = async_scope_after_ms(20);
    async_with (&outer) {
        async_try {
            async_with (&inner) { await async_sleep_ms(1000); }
            puts("not reached");
        } async_catch_cancelled {
            puts("inner ended by the outer one");
            async_raise(ASYNC_CANCELLED);
        }
    }
    printf("outer at %u: inner %d outer %d\n", now(), async_scope_timed_out(&inner), async_scope_timed_out(&outer));

    async_scope caught = async_scope_after_ms(5);
    async_with (&caught) {
        async_try { await async_sleep_ms(1000); } async_catch_cancelled { }
        await async_sleep_ms(10);
        printf("caught, went on to %u, timed out %d\n", now(), async_scope_timed_out(&caught));
    }

    async_scope early = async_scope_after_ms(1000);
    async_scope_cancel(&early);
    async_with (&early) {
        await async_sleep_ms(1000);
    }
    printf("before it: %u, timed out %d\n", now(), async_scope_timed_out(&early));

    async_with (async_move_on_after_ms(0)) {
        await async_sleep_ms(0);
        printf("0 ms: slept 0, ");
        await async_sleep_ms(1);
        printf("1 too, ");
    }
    printf("not 1, at %u\n", now());
}
int main(void) { return async_run(amain()); }

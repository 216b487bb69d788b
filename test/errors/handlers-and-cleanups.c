/* Errors meet handlers, finally and defer on their way, innermost first; a value to return is computed before. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      got 7
   CHECK-NEXT: finally 1
   CHECK-NEXT: = 1
   CHECK-NEXT: caught 9
   CHECK-NEXT: still 9
   CHECK-NEXT: finally 1
   CHECK-NEXT: = -1
   CHECK-NEXT: turn 0
   CHECK-NEXT: defer 0
   CHECK-NEXT: defer 1
   CHECK-NEXT: turn 2 failed with 5
   CHECK-NEXT: defer 2
   CHECK-NEXT: defer 3
   CHECK-NEXT: inner
   CHECK-NEXT: outer 3
   CHECK-NEXT: last 4
 */
#include <stdio.h>
#include <async.h>

static async int fail(int e)
{
    await async_sleep_ms(1);
    if (e) { async_raise(e); }
    return 7;
}

static async int guarded(int e)
{
    int tries = 0;
    async_try {
        tries++;
        printf("got %d\n", await fail(e));
        if (e == 0) {
            return tries;
        }
    } async_catch (int error) {
        printf("caught %d\n", error);
        await async_sleep_ms(1);
        printf("still %d\n", error);
    } async_finally {
        await async_sleep_ms(1);
        printf("finally %d\n", tries);
    }
    return -1;
}

static async void loops(void)
{
    for (int i = 0; i < 4; i++) {
        async_defer { printf("defer %d\n", i); await async_sleep_ms(1); }
        if (i == 1) { continue; }
        if (i == 3) { break; }
        async_try {
            await fail(i == 2 ? 5 : 0);
            printf("turn %d\n", i);
        } async_catch (int e) {
            printf("turn %d failed with %d\n", i, e);
        }
    }
}

static async void nested(void)
{
    async_try {
        async_try {
            await fail(3);
        } async_finally {
            puts("inner");
        }
    } async_catch (int e) {
        printf("outer %d\n", e);
        async_raise(e + 1);
    }
}

static async void amain(void)
{
    printf("= %d\n", await guarded(0));
    printf("= %d\n", await guarded(9));
    await loops();
    async_try { await nested(); } async_catch (int e) { printf("last %d\n", e); }
}

int main(void) { return async_run(amain()); }

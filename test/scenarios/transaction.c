/* A transaction as a context manager: commits on a normal exit, whatever way that is, and rolls back on an error or a
 * cancel; the error goes on. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      begin 1
   CHECK-NEXT: commit 1 value 5
   CHECK-NEXT: = 5
   CHECK-NEXT: begin 2
   CHECK-NEXT: roll back 2: 7
   CHECK-NEXT: raised 7
   CHECK-NEXT: begin 3
   CHECK-NEXT: roll back 3: cancelled
   CHECK-NEXT: raised timeout
   CHECK-NEXT: begin 4
   CHECK-NEXT: begin 5
   CHECK-NEXT: commit 5 value 50
   CHECK-NEXT: commit 4 value 40
   CHECK-NEXT: no connection
   CHECK-NEXT: begin 6
   CHECK-NEXT: roll back 6: 8
   CHECK-NEXT: raised 9
   CHECK-NOT:  {{.}} */
#include <stdio.h>
#include <async.h>
struct transaction { int id, value; };
static async_lock connection = ASYNC_LOCK_INIT;
static int open_ones;
int sweep_at_end(void);
int sweep_at_end(void) { return open_ones || async_lock_locked(&connection); }
static async_contextmanager struct transaction *begin(int id)
{
    struct transaction t = { id, 0 };
    if (id == 0) { async_raise(3); }
    await async_sleep_ms(1);
    printf("begin %d\n", id);
    open_ones++;
    yield &t;
    open_ones--;
    int error = async_exit_error();
    await async_sleep_ms(1);
    if (error == 0) {
        printf("commit %d value %d\n", id, t.value);
    } else if (error == ASYNC_CANCELLED) {
        printf("roll back %d: cancelled\n", id);
    } else {
        printf("roll back %d: %d\n", id, async_exit_error());
    }
    if (id == 6) { async_raise(9); }
}
static async int normal(void)
{
    async_with (struct transaction *t = begin(1)) {
        t->value = 5;
        return t->value;
    }
}
static async void failing(int id, int error)
{
    async_with (struct transaction *t = begin(id)) {
        t->value = 1;
        async_raise(error);
    }
}
static async void slow(void)
{
    async_with (struct transaction *t = begin(3)) {
        await async_sleep_ms(100);
        t->value = 1;
    }
}
static async void attempt(int which)
{
    async_try {
        switch (which) {
        case 2: await failing(2, 7); break;
        case 3: await async_wait_for_ms(slow(), 10); break;
        case 6: await failing(6, 8); break;
        default: break;
        }
    } async_catch (int e) {
        if (e == ASYNC_TIMEOUT) { puts("raised timeout"); } else { printf("raised %d\n", e); }
    }
}
static async void amain(void)
{
    printf("= %d\n", await normal());
    await attempt(2);
    await attempt(3);
    for (int i = 0; i < 2; i++) {
        async_with (struct transaction *a = begin(4)) {
            async_with (struct transaction *b = begin(5)) {
                a->value = 40;
                b->value = 50;
                break;
            }
        }
    }
    async_try {
        async_with (begin(0)) { puts("body"); }
    } async_catch (int e) {
        puts(e == 3 ? "no connection" : "another error");
    }
    await attempt(6);
}
int main(void) { return async_run(amain()); }

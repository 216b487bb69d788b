/* Managers: every way out of async_with runs the exit; scopes, timeouts, groups of their own; async_for over an iterator. */
/* RUN: %run_async %s | %FileCheck --match-full-lines %s */
/* CHECK:      1 in
   CHECK-NEXT: 1 out
   CHECK-NEXT: 2 in
   CHECK-NEXT: 2 out
   CHECK-NEXT: v 0
   CHECK-NEXT: v 2
   CHECK-NEXT: v 3
   CHECK-NEXT: found 30
   CHECK-NEXT: v 0
   CHECK-NEXT: v 2
   CHECK-NEXT: v 3
   CHECK-NEXT: v 4
   CHECK-NEXT: found -1
   CHECK-NEXT: locked 0
   CHECK-NEXT: enter t
   CHECK-NEXT: body
   CHECK-NEXT: exit t 0
   CHECK-NEXT: enter t
   CHECK-NEXT: exit t 5
   CHECK-NEXT: enter t
   CHECK-NEXT: exit t 6
   CHECK-NEXT: six 6
   CHECK-NEXT: timeout at 46
   CHECK-NEXT: timed out 1
   CHECK-NEXT: in time
   CHECK-NEXT: shielded
 */
#include <stdio.h>
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

struct counter { int n, max; };
static async bool counter_next(struct counter *c, int *out)
{
    await async_sleep_ms(1);
    if (c->n >= c->max) { return false; }
    *out = c->n++;
    return true;
}
ASYNC_ITERATOR(struct counter, int, counter_next);

struct tx { const char *name; };
static async void tx_enter(struct tx *t) { await async_sleep_ms(1); printf("enter %s\n", t->name); }
static async bool tx_exit(struct tx *t, int error) { await async_sleep_ms(1); printf("exit %s %d\n", t->name, error); return error == 5; }
ASYNC_CONTEXT_MANAGER(struct tx, tx_enter, tx_exit);

static async void worker(int id)
{
    async_with (&lock) {
        printf("%d in\n", id);
        await async_sleep_ms(2);
        printf("%d out\n", id);
    }
}
ASYNC_TASK_POOL(worker, 3);

static async int find(int wanted)
{
    struct counter c = { 0, 5 };
    async_for (int v, &c) {
        if (v == 1) { continue; }
        printf("v %d\n", v);
        async_with (&lock) {
            if (v == wanted) { return v * 10; }
        }
    }
    return -1;
}

static async void amain(void)
{
    struct tx t = { "t" };
    async_spawn(worker(1));
    async_spawn(worker(2));
    await async_sleep_ms(10);
    printf("found %d\n", await find(3));
    printf("found %d\n", await find(9));
    printf("locked %d\n", async_lock_locked(&lock));
    async_with (&t) { puts("body"); }
    async_with (&t) { async_raise(5); }
    async_try { async_with (&t) { async_raise(6); } } async_catch (int e) { printf("six %d\n", e); }
    async_try {
        async_with (async_timeout_ms(20)) { await async_sleep_ms(100); puts("no"); }
    } async_catch (int e) { printf("%s at %u\n", async_strerror(e), (unsigned)async_now_ms()); }
    async_with (async_move_on_after_ms(20)) { await async_sleep_ms(100); puts("no"); }
    async_scope s = async_scope_after_ms(5);
    async_with (&s) { await async_sleep_ms(100); puts("no"); }
    printf("timed out %d\n", async_scope_timed_out(&s));
    async_with (async_timeout_ms(50)) { await async_sleep_ms(10); puts("in time"); }
    async_shield { await async_sleep_ms(1); puts("shielded"); }
}

int main(void) { return async_run(amain()); }

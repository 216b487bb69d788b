// Cleanups, shields, timeouts, handlers and iterations in functions that never wait: everything runs as in one that does.
// Older compilers take a result for unset where they cannot follow the error.
// REQUIRES: new-gcc
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-plain | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-no-await -Wno-useless-timeout %s -o - -- %include_flags | %FileCheck --match-full-lines --check-prefix=TEXT %s
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>

#include <async.h>

static async void note(const char *what, int n) { printf("%s %d\n", what, n); }

static async int guarded(int x)
{
    async_defer { await note("deferred", x); }
    async_try {
        if (x == 2)
            async_raise(EIO);
        if (x == 3)
            return 33;
    } async_finally {
        await note("finally", x);
    }
    return x;
}

static async int caught(int x)
{
    int r = 0;
    async_try {
        r = await guarded(x) * 10;
    } async_catch (int e) {
        r = e == EIO ? -1 : -2;
    }
    return r;
}
// TEXT: static int shielded__plain(int *result, async_task *task, int x)
static async int shielded(int x)
{
    async_shield {
        x = await caught(x) + 1;
    }
    return x;
}

static async int limited(int x)
{
    async_with (async_timeout_ms(5)) {
        x = await shielded(x);
    }
    return x;
}

static async_generator int doubled(int n)
{
    for (int i = 1; i <= n; i++)
        yield await caught(i) * 2;
}
// TEXT: static int sum__plain(int *result, async_task *task, int n)
static async int sum(int n)
{
    int total = 0;
    async_for (int v, doubled(n))
        total += v;
    return total;
}

struct counter { int n; };
static async bool counter_next(struct counter *c, int *out)
{
    *out = c->n--;
    return *out > 0;
}
ASYNC_ITERATOR(struct counter, int, counter_next);

struct gate { int error; };
static async void gate_enter(struct gate *g)
{
    if (g->error)
        async_raise(g->error);
    await note("enter", 0);
}
static async bool gate_exit(struct gate *g, int error)
{
    await note("exit", error);
    return error == g->error + 1;
}
ASYNC_CONTEXT_MANAGER(struct gate, gate_enter, gate_exit);

static async int through(struct gate *g, int raised)
{
    struct counter c = {2};
    async_for (int v, &c)
        await note("counted", v);
    async_with (g) {
        if (raised)
            async_raise(raised);
    }
    return 7;
}

static async void attempt(struct gate *g, int raised)
{
    async_try {
        await note("through", await through(g, raised));
    } async_catch (int e) {
        await note("raised", e);
    }
}

static async void amain(void)
{
    for (int i = 1; i <= 3; i++)
        await note("caught", await caught(i));
    await note("limited", await limited(1));
    await note("sum", await sum(2));
    struct gate gate = {0};
    await attempt(&gate, 0);
    await attempt(&gate, 1);
    await attempt(&gate, 5);
    gate.error = 9;
    await attempt(&gate, 0);
    await note("in time", await async_wait_for_ms(limited(3), 1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      finally 1
// CHECK-NEXT: deferred 1
// CHECK-NEXT: caught 10
// CHECK-NEXT: finally 2
// CHECK-NEXT: deferred 2
// CHECK-NEXT: caught -1
// CHECK-NEXT: finally 3
// CHECK-NEXT: deferred 3
// CHECK-NEXT: caught 330
// CHECK-NEXT: finally 1
// CHECK-NEXT: deferred 1
// CHECK-NEXT: limited 11
// CHECK-NEXT: finally 1
// CHECK-NEXT: deferred 1
// CHECK-NEXT: finally 2
// CHECK-NEXT: deferred 2
// CHECK-NEXT: sum 18
// CHECK-NEXT: counted 2
// CHECK-NEXT: counted 1
// CHECK-NEXT: enter 0
// CHECK-NEXT: exit 0
// CHECK-NEXT: through 7
// CHECK-NEXT: counted 2
// CHECK-NEXT: counted 1
// CHECK-NEXT: enter 0
// CHECK-NEXT: exit 1
// CHECK-NEXT: through 7
// CHECK-NEXT: counted 2
// CHECK-NEXT: counted 1
// CHECK-NEXT: enter 0
// CHECK-NEXT: exit 5
// CHECK-NEXT: raised 5
// CHECK-NEXT: counted 2
// CHECK-NEXT: counted 1
// CHECK-NEXT: raised 9
// CHECK-NEXT: finally 3
// CHECK-NEXT: deferred 3
// CHECK-NEXT: in time 331
// CHECK-NOT: {{.}}

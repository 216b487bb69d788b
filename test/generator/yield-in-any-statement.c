/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A yield inside switch, do, for, goto loops, try, async_with (&lock), a block with a defer, and as a body without braces. */
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async int twice(int n)
{
    await async_sleep_ms(1);
    return 2 * n;
}

static async_generator int all(int n)
{
    int i = 0;
    switch (n) {
    case 1:
        yield 1; /* fall through */
    case 2:
        yield 2;
        break;
    default:
        yield 3;
    }
    do yield i++; while (i < 2);
again:
    if (i < 4) {
        async_yield i++;
        goto again;
    }
    async_with (&lock) {
        yield async_lock_locked(&lock) ? 100 : 0;
    }
    yield async_lock_locked(&lock) ? 100 : 101;
    {
        async_defer { printf("deferred\n"); }
        yield await twice(i) + await twice(1);
    }
    async_try {
        yield 200;
        async_raise(1);
    } async_catch (int e) {
        yield 200 + e;
    } async_finally {
        printf("finally\n");
    }
    if (n == 1) {
        return;
    }
    yield 300;
}

static async void amain(void)
{
    for (int n = 1; n <= 3; n++) {
        printf("n %d:", n);
        async_for (int v, all(n)) {
            printf(" %d", v);
        }
        printf("\n");
    }
    async_for (int v, all(3)) {
        if (v == 100) {
            break;
        }
    }
    printf("locked %d\n", async_lock_locked(&lock));
}

int main(void) { return async_run(amain()); }

// CHECK:      n 1: 1 2 0 1 2 3 100 101 10deferred
// CHECK-NEXT:  200 201finally
// CHECK-EMPTY:
// CHECK-NEXT: n 2: 2 0 1 2 3 100 101 10deferred
// CHECK-NEXT:  200 201finally
// CHECK-NEXT:  300
// CHECK-NEXT: n 3: 3 0 1 2 3 100 101 10deferred
// CHECK-NEXT:  200 201finally
// CHECK-NEXT:  300
// CHECK-NEXT: locked 0
// CHECK-NOT:  {{.}}

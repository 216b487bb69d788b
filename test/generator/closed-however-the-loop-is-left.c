/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A generator is closed before control goes on, its cleanup awaited: break, return, goto, an outer continue, an error, a
 * cancel. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_generator int careful(const char *name)
{
    async_try {
        for (int i = 0;; i++) {
            await async_sleep_ms(1);
            yield i;
        }
    } async_finally {
        await async_sleep_ms(2);
        printf("%s closed\n", name);
    }
}

static async int by_return(void)
{
    async_for (int v, careful("return")) {
        if (v == 2) {
            return v * 10;
        }
    }
    return -1;
}

static async void by_error(void)
{
    async_for (int v, careful("error")) {
        if (v == 1) {
            async_raise(7);
        }
    }
}

static async void by_cancel(void)
{
    async_for (int v, careful("cancel")) {
        printf("v %d\n", v);
        await async_sleep_ms(100);
    }
}
ASYNC_TASK_POOL(by_cancel, 1);

static async void by_jumps(void)
{
    async_for (int v, careful("break")) {
        if (v == 1) {
            break;
        }
    }
    printf("after break\n");
    async_for (int v, careful("goto")) {
        if (v == 1) {
            goto out;
        }
    }
    printf("not reached\n");
out:
    printf("after goto\n");
    for (int i = 0; i < 2; i++) {
        async_for (int v, careful("outer")) {
            async_for (int w, careful("inner")) {
                if (w == 1) {
                    goto next;
                }
            }
            printf("not reached %d\n", v);
        }
    next:
        printf("next %d\n", i);
    }
}

static async void amain(void)
{
    await by_jumps();
    printf("returned %d\n", await by_return());
    async_try {
        await by_error();
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
    async_task *t = async_create_task(by_cancel());
    await async_sleep_ms(10);
    async_task_cancel(t);
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        printf("cancelled\n");
    }
    async_task_release(t);
}

int main(void) { return async_run(amain()); }

// CHECK:      break closed
// CHECK-NEXT: after break
// CHECK-NEXT: goto closed
// CHECK-NEXT: after goto
// CHECK-NEXT: inner closed
// CHECK-NEXT: outer closed
// CHECK-NEXT: next 0
// CHECK-NEXT: inner closed
// CHECK-NEXT: outer closed
// CHECK-NEXT: next 1
// CHECK-NEXT: return closed
// CHECK-NEXT: returned 20
// CHECK-NEXT: error closed
// CHECK-NEXT: caught 7
// CHECK-NEXT: v 0
// CHECK-NEXT: cancel closed
// CHECK-NEXT: cancelled
// CHECK-NOT:  {{.}}

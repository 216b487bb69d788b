/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_contextmanager functions: what stands behind the yield runs on every way out of the body, once, before control goes
 * on; async_exit_error() tells the error; a failed enter runs nothing; nested ones are left inside out. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

struct item {
    int id;
    const char *name;
};

static async_contextmanager struct item open_item(int id)
{
    struct item it = {id, "item"};
    await async_sleep_ms(1);
    if (id < 0) {
        async_raise(-id);
    }
    printf("open %d\n", id);
    yield it;
    await async_sleep_ms(1);
    printf("close %d\n", id);
}

static async_contextmanager void transaction(const char *name)
{
    printf("begin %s, %d\n", name, async_exit_error());
    yield;
    await async_sleep_ms(1);
    printf("%s %s %d\n", async_exit_error() ? "rollback" : "commit", name, async_exit_error());
}

static async_contextmanager int plain(int n)
{
    yield n + 1;
    printf("left %d\n", n);
}

static async int by_return(int n)
{
    async_with (struct item it = open_item(n)) {
        async_with (transaction("return")) {
            return it.id * 10;
        }
    }
    return -1;
}

static async void by_cancel(void)
{
    async_with (transaction("cancel")) {
        await async_sleep_ms(1000);
    }
}
ASYNC_TASK_POOL(by_cancel, 1);

static async void jumps(void)
{
    for (int i = 0; i < 4; i++) {
        async_with (int x = plain(i)) {
            if (i == 1) {
                continue;
            }
            if (i == 2) {
                break;
            }
            printf("body %d\n", x);
        }
        async_with (int x = plain(10 * i)) {
            goto next;
        }
    next:
        printf("next %d\n", i);
    }
}

static async void amain(void)
{
    printf("returned %d\n", await by_return(3));
    async_try {
        async_with (open_item(-5)) {
            printf("not reached\n");
        }
    } async_catch (int e) {
        printf("no enter %d\n", e);
    }
    async_try {
        async_with (transaction("outer")) {
            async_with (transaction("inner")) {
                await async_sleep_ms(1);
                async_raise(8);
            }
        }
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
    async_with (transaction("fine")) printf("one statement\n");
    async_task *t = async_create_task(by_cancel());
    await async_sleep_ms(5);
    async_task_cancel(t);
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        printf("cancelled\n");
    }
    async_task_release(t);
    await jumps();
}

int main(void) { return async_run(amain()); }

// CHECK:      open 3
// CHECK-NEXT: begin return, 0
// CHECK-NEXT: commit return 0
// CHECK-NEXT: close 3
// CHECK-NEXT: returned 30
// CHECK-NEXT: no enter 5
// CHECK-NEXT: begin outer, 0
// CHECK-NEXT: begin inner, 0
// CHECK-NEXT: rollback inner 8
// CHECK-NEXT: rollback outer 8
// CHECK-NEXT: caught 8
// CHECK-NEXT: begin fine, 0
// CHECK-NEXT: one statement
// CHECK-NEXT: commit fine 0
// CHECK-NEXT: begin cancel, 0
// CHECK-NEXT: rollback cancel -1
// CHECK-NEXT: cancelled
// CHECK-NEXT: body 1
// CHECK-NEXT: left 0
// CHECK-NEXT: left 0
// CHECK-NEXT: next 0
// CHECK-NEXT: left 1
// CHECK-NEXT: left 2
// CHECK-NOT:  {{.}}

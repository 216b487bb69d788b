/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A generator object: next by hand, a loop that goes on where another stopped, a next that times out or is cancelled and
 * loses no item, exhausted stays exhausted, close with pending cleanup, open again, BUSY, an error. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_generator int count(int from, int to, int ms)
{
    async_defer {
        await async_sleep_ms(1);
        printf("count closed\n");
    }
    for (int i = from; i < to; i++) {
        if (ms) {
            await async_sleep_ms(ms);
        }
        yield i;
    }
}
static async_static_generator(count) it;
static async_static_generator(count) never_opened;

static async_generator int fails(void)
{
    yield 1;
    async_raise(42);
}

static async void impatient(void)
{
    int v = -1;
    bool more = await async_next(&it, &v);
    printf("impatient got %d %d\n", more, v);
}
ASYNC_TASK_POOL(impatient, 2);

static async void by_hand(void)
{
    int v = -1;
    printf("open %d\n", async_open(&it, count(0, 3, 0)));
    printf("busy %d\n", async_open(&it, count(0, 3, 0)) == ASYNC_BUSY);
    while (await async_next(&it, &v)) {
        printf("v %d\n", v);
    }
    bool more = await async_next(&it, &v);
    printf("stays %d %d, %d\n", more, v, await async_next(&never_opened, &v));
}

static async void loops(void)
{
    async_open(&it, count(10, 15, 1));
    async_for (int v, &it) {
        printf("first %d\n", v);
        if (v == 11) {
            break;
        }
    }
    async_for (int v, &it) {
        printf("second %d\n", v);
        if (v == 13) {
            break;
        }
    }
    await async_close(&it);
    printf("closed\n");
    await async_close(&it);
    async_for (int v, &it) {
        printf("not reached %d\n", v);
    }
}

static async void lost_nothing(void)
{
    int v = -1;
    async_open(&it, count(20, 24, 10));
    for (int i = 0; i < 3; i++) {
        async_try {
            async_with (async_timeout_ms(4)) {
                await async_next(&it, &v);
            }
            printf("in time %d at %d\n", v, i);
        } async_catch (int e) {
            printf("%s\n", async_strerror(e));
        }
    }
    async_task *t = async_create_task(impatient());
    await async_sleep_ms(2);
    async_try {
        await async_next(&it, &v);
    } async_catch (int e) {
        printf("busy %d\n", e == ASYNC_BUSY);
    }
    async_task_cancel(t);
    await async_sleep_ms(50);
    async_task_release(t);
    while (await async_next(&it, &v)) {
        printf("v %d\n", v);
    }
}

static async void amain(void)
{
    await by_hand();
    await loops();
    await lost_nothing();
    static async_static_generator(fails) f;
    int v;
    async_open(&f, fails());
    async_try {
        async_for (int w, &f) {
            printf("w %d\n", w);
        }
    } async_catch (int e) {
        printf("raised %d\n", e);
    }
    printf("ended %d\n", await async_next(&f, &v));
}

int main(void) { return async_run(amain()); }

// CHECK:      open 0
// CHECK-NEXT: busy 1
// CHECK-NEXT: v 0
// CHECK-NEXT: v 1
// CHECK-NEXT: v 2
// CHECK-NEXT: count closed
// CHECK-NEXT: stays 0 2, 0
// CHECK-NEXT: first 10
// CHECK-NEXT: first 11
// CHECK-NEXT: second 12
// CHECK-NEXT: second 13
// CHECK-NEXT: count closed
// CHECK-NEXT: closed
// CHECK-NEXT: timeout
// CHECK-NEXT: timeout
// CHECK-NEXT: in time 20 at 2
// CHECK-NEXT: busy 1
// CHECK-NEXT: v 21
// CHECK-NEXT: v 22
// CHECK-NEXT: v 23
// CHECK-NEXT: count closed
// CHECK-NEXT: w 1
// CHECK-NEXT: raised 42
// CHECK-NEXT: ended 0
// CHECK-NOT:  {{.}}

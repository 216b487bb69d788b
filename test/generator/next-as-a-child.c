/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_next may stand where a form takes an awaitable: as a child of gather and wait_any, and within a time; one that is
 * given up loses no item. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// CHECK:      gathered 1 1, 1 11 at 10
// CHECK-NEXT: first 1: 1 12 at 15
// CHECK-NEXT: late at 18
// CHECK-NEXT: in time 1 2 at 20
// CHECK-NEXT: last 0 at 30
// CHECK-NEXT: other 1 13 at 35
#include <async.h>
#include <stdio.h>

static async_generator int every(unsigned ms, int begin, int end)
{
    for (int i = begin; i < end; i++) {
        await async_sleep_ms(ms);
        yield i;
    }
    await async_sleep_ms(ms);
}
static async_static_generator(every) slow;
static async_static_generator(every) fast;

static unsigned now(void)
{
    return (unsigned)async_now_ms();
}

static async void amain(void)
{
    int a = 0;
    int b = 0;
    bool has_a = false;
    bool has_b = false;
    async_open(&slow, every(10, 1, 3));
    async_open(&fast, every(5, 11, 14));
    await async_gather(has_a = async_next(&slow, &a), has_b = async_next(&fast, &b));
    printf("gathered %d %d, %d %d at %u\n", has_a, a, has_b, b, now());
    int first = await async_wait_any(has_a = async_next(&slow, &a), has_b = async_next(&fast, &b));
    printf("first %d: %d %d at %u\n", first, has_b, b, now());
    async_try {
        has_a = await async_wait_for_ms(async_next(&slow, &a), 3);
    } async_catch (int e) {
        printf("%s at %u\n", e == ASYNC_TIMEOUT ? "late" : async_strerror(e), now());
    }
    has_a = await async_wait_for_ms(async_next(&slow, &a), 3);
    printf("in time %d %d at %u\n", has_a, a, now());
    has_a = await async_wait_for_ms(async_next(&slow, &a), 20);
    printf("last %d at %u\n", has_a, now());
    has_b = await async_wait_for_ms(async_next(&fast, &b), 20);
    printf("other %d %d at %u\n", has_b, b, now());
    await async_close(&fast);
}

int main(void)
{
    return async_run(amain());
}

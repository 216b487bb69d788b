/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Structs on the bytes of results have their values: in a loop, through several calls, with a cleanup behind the return, after an
 * error, next to other things in the frame. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async --asyncc-flags=--poison %s | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

struct block {
    int values[12];
};

static void fill(struct block *block, int n)
{
    for (int i = 0; i < 12; i++) {
        block->values[i] = n + i;
    }
}

static int sum(const struct block *block)
{
    int total = 0;
    for (int i = 0; i < 12; i++) {
        total += block->values[i];
    }
    return total;
}

static async struct block make(int n)
{
    struct block block;
    fill(&block, n);
    await async_sleep_ms(1);
    block.values[0] += 1000;
    await async_sleep_ms(1);
    return block;
}

static async struct block changed(struct block block, int n)
{
    await async_sleep_ms(1);
    block.values[1] = n;
    return block;
}

static async struct block passed_on(int n)
{
    struct block got = await make(n);
    await async_sleep_ms(1);
    got.values[2] = 0;
    return got;
}

static async struct block with_cleanup(int n)
{
    struct block block = await make(n);
    async_defer {
        await async_sleep_ms(1);
        block.values[0] = -1;
        printf("cleanup %d\n", block.values[1]);
    }
    if (n == 2) {
        async_raise(5);
    }
    await async_sleep_ms(1);
    return block;
}

static async struct block first_or_second(int n)
{
    struct block first = await make(n);
    struct block second = await make(n + 1);
    if (n > 4) {
        return second;
    }
    await async_sleep_ms(1);
    return first;
}

static async void in_a_loop(void)
{
    int total = 0;
    struct block last = {{0}};
    for (int i = 0; i < 3; i++) {
        struct block now = await make(i * 100);
        int before = total;
        await async_sleep_ms(1);
        total += sum(&now) - sum(&last);
        last = await changed(now, before);
        printf("turn %d: %d %d %d\n", i, before, total, last.values[1]);
    }
}

static async void amain(void)
{
    struct block got = await passed_on(1);
    printf("%d %d %d\n", got.values[0], got.values[2], got.values[11]);
    await in_a_loop();
    got = await with_cleanup(1);
    printf("%d %d\n", got.values[0], got.values[1]);
    async_try {
        got = await with_cleanup(2);
    }
    async_catch (int error) {
        printf("error %d, still %d\n", error, got.values[0]);
    }
    struct block one = await first_or_second(1);
    struct block two = await first_or_second(7);
    printf("%d %d\n", one.values[1], two.values[1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1001 0 12
// CHECK-NEXT: turn 0: 0 1066 0
// CHECK-NEXT: turn 1: 1066 2267 1066
// CHECK-NEXT: turn 2: 2267 2502 2267
// CHECK-NEXT: cleanup 2
// CHECK-NEXT: 1001 2
// CHECK-NEXT: cleanup 3
// CHECK-NEXT: error 5, still 1001
// CHECK-NEXT: 2 9

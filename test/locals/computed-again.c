/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What is computed again behind a wait is what it was: where its name or a name in its initializer is hidden, where a macro in it has
 * changed, in each turn of a loop, behind a jump, and in a generator. */
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s
// RUN: %run_async --no-strict --asyncc-flags=--poison %s | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

static int table[4] = {10, 11, 12, 13};
static int shared = 5;

static async void hidden(void)
{
    const int limit = 3;
    int *p = &shared;
    int *q = &table[1] + 1;
    {
        int shared = 7;
        int limit = 8;
        await async_sleep_ms(1);
        printf("%d %d %d %d\n", shared, limit, *p, *q);
    }
    printf("%d %d\n", limit, *p);
}

#define SIZE 4
static async void redefined(void)
{
    const unsigned size = SIZE * 2;
#undef SIZE
#define SIZE 100
    await async_sleep_ms(1);
    printf("%u %u\n", size, (unsigned)SIZE);
}

static async void in_turns(void)
{
    for (int i = 0; i < 2; i++) {
        int pair[2] = {i, i + 1};
        int *const second = &pair[1];
        const long step = -1;
        await async_sleep_ms(1);
        *second += 10;
        await async_sleep_ms(1);
        printf("%d %d %ld\n", pair[0], *second, step);
    }
}

static async void over_a_jump(int n)
{
    switch (n) {
    case 0:;
        const int zero = 40;
        await async_sleep_ms(1);
        printf("%d\n", zero);
        break;
    default:;
        const int other = 50;
        goto wait;
    again:
        n = 0;
    wait:
        await async_sleep_ms(1);
        printf("%d\n", other);
        if (n) {
            goto again;
        }
    }
}

static async_generator int numbers(void)
{
    const int begin = 1;
    int seen = 0;
    int *counter = &seen;
    for (int i = begin; i <= 2; i++) {
        yield i * 100 + begin;
        ++*counter;
    }
    yield seen;
}

static async void amain(void)
{
    await hidden();
    await redefined();
    await in_turns();
    await over_a_jump(0);
    await over_a_jump(1);
    async_for (int n, numbers()) {
        printf("%d\n", n);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      7 8 5 12
// CHECK-NEXT: 3 5
// CHECK-NEXT: 8 100
// CHECK-NEXT: 0 11 -1
// CHECK-NEXT: 1 12 -1
// CHECK-NEXT: 40
// CHECK-NEXT: 50
// CHECK-NEXT: 50
// CHECK-NEXT: 101
// CHECK-NEXT: 201
// CHECK-NEXT: 2

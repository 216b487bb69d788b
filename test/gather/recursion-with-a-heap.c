/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* With a heap a function may gather itself, directly or by way of others; without memory that raises, and nothing is
 * lost. */
// REQUIRES: ram64k
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <stdlib.h>
#include <async.h>

static int allowed = 1000, taken;

void *async_alloc(size_t size)
{
    if (allowed == 0) {
        return NULL;
    }
    allowed--;
    taken++;
    return malloc(size);
}

void async_free(void *memory)
{
    taken -= memory != NULL;
    free(memory);
}

static async int sum(int from, int to)
{
    int middle = (from + to) / 2, low = 0, high = 0;
    if (to - from == 1) {
        await async_sleep_ms(from % 3);
        return from;
    }
    await async_gather(low = sum(from, middle), high = sum(middle, to));
    return low + high;
}

static async int is_even(int n);

static async int is_odd(int n)
{
    int result = 0;
    if (n > 0) {
        await async_gather(result = is_even(n - 1), async_sleep_ms(1));
    }
    return result;
}

static async int is_even(int n)
{
    int result = 1;
    if (n > 0) {
        await async_gather(result = is_odd(n - 1));
    }
    return result;
}

static async void amain(void)
{
    printf("%d\n", await sum(0, 40));
    printf("%d %d\n", await is_odd(7), await is_even(7));
    for (int i = 10; i <= 40; i += 10) {
        allowed = i;
        async_try {
            printf("with %d: %d\n", i, await sum(0, 16));
        } async_catch (int e) {
            printf("with %d: %s\n", i, async_strerror(e));
        }
        await async_sleep_ms(1);
        printf("%d left\n", taken);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 780
// CHECK-NEXT: 1 0
// CHECK-NEXT: with 10: no memory
// CHECK-NEXT: 0 left
// CHECK-NEXT: with 20: no memory
// CHECK-NEXT: 0 left
// CHECK-NEXT: with 30: 120
// CHECK-NEXT: 0 left
// CHECK-NEXT: with 40: 120
// CHECK-NEXT: 0 left

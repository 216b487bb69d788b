/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A function with a pool may gather itself without a heap, as deep as the pool lasts. */
// RUN: %run_async --heap=off %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

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
ASYNC_TASK_POOL(sum, 6);

static async void amain(void)
{
    int errors[2], n = -1, m = -1;
    printf("%d\n", await sum(0, 4));
    await async_gather_errors(errors, n = sum(0, 8), m = sum(0, 2));
    printf("%s %d, %s %d\n", async_strerror(errors[0]), n, async_strerror(errors[1]), m);
    printf("%d\n", await sum(0, 4));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6
// CHECK-NEXT: no memory -1, no error 1
// CHECK-NEXT: 6

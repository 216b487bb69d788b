// What a merged function awaits returns to the function that is resumed: calls that are not merged, frames on the heap, a gather,
// a generator, a queue.
// RUN: %run_async %s --heap=on | %FileCheck --match-full-lines %s
// RUN: %run_async %s --heap=on --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

static ASYNC_QUEUE(queue, int, 1);

async int twice(int n)
{
    await async_sleep_ms(1);
    return 2 * n;
}

async int depth(int n)
{
    await async_sleep_ms(1);
    return n ? 1 + await depth(n - 1) : 0;
}

static async_generator int count(int n)
{
    for (int i = 0; i < n; i++) {
        await async_sleep_ms(1);
        yield i;
    }
}

static async int all(int n)
{
    int kept = n;
    int sum = await twice(n) + await twice(n + 1);
    sum += await depth(3);
    int a, b;
    await async_gather(a = twice(1), b = twice(2));
    sum += a + b;
    async_for (int i, count(4)) {
        sum += i;
        if (i == 2) {
            break;
        }
    }
    await async_queue_put(&queue, sum);
    return kept;
}

static async void amain(void)
{
    await async_sleep_ms(1);
    int kept = await all(5);
    printf("%d %d\n", kept, await async_queue_get(&queue));
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      5 34
// CHECK-NOT:  {{.}}

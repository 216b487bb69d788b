// Parameters may be called what the record of the arguments, the frame and the temporaries call their own.
// RUN: %run_async %s | %FileCheck %s
// RUN: %run_async --asyncc-flags=-O0 %s | %FileCheck %s
// RUN: %run_async --asyncc-flags=-fmerge-all %s | %FileCheck %s
#include <stdio.h>
#include <async.h>

struct large { int values[8]; };

static async int later(int n)
{
    await async_sleep_ms(1);
    return n;
}

static async int record(int frame, int awaiting, int args)
{
    int self = await later(frame);
    return self * 100 + awaiting * 10 + args;
}
ASYNC_TASK_POOL(record, 1);

static async int moved(struct large frame, int frame__2, int *awaiting)
{
    frame.values[0] += await later(frame__2);
    *awaiting += frame.values[0];
    return frame.values[0] + frame.values[7];
}
ASYNC_TASK_POOL(moved, 1);

static async int temporaries(int t__1, int error__1)
{
    int t__2 = await later(t__1) + await later(error__1) * await later(2);
    async_try {
        t__2 += await later(t__1);
    } async_catch (int error__2) {
        t__2 = error__2;
    } async_finally {
        t__2 += await later(error__1);
    }
    return t__2;
}

static async_generator int items(int frame, int awaiting)
{
    yield frame;
    await async_sleep_ms(1);
    yield frame + awaiting;
}

static async void amain(void)
{
    int sum = 3, a, b;
    struct large large = {{1, 2, 3, 4, 5, 6, 7, 8}};
    printf("%d\n", await record(1, 2, 3));
    await async_gather(a = record(4, 5, 6), b = moved(large, 1, &sum));
    printf("%d %d %d\n", a, b, sum);
    async_task *task = async_create_task(record(7, 8, 9));
    async_task *other = async_create_task(moved(large, 10, &sum));
    await async_join(task);
    await async_join(other);
    async_task_release(task);
    async_task_release(other);
    printf("%d %d\n", sum, await temporaries(5, 7));
    async_for (int item, items(20, 3)) {
        printf("%d\n", item);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: {{^}}123
// CHECK-NEXT: 456 10 5
// CHECK-NEXT: 16 31
// CHECK-NEXT: 20
// CHECK-NEXT: 23

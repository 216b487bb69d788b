// Wrappers whose frame is their callee's: results, errors, cancels and early returns arrive as through any call, in
// tasks too; the name of a task stays that of its function.
// RUN: %run_async %s | %FileCheck %s
#include <stdio.h>
#include <string.h>
#include <async.h>

static async int leaf(int x)
{
    await async_sleep_ms(10);
    if (x > 100) {
        async_raise(x);
    }
    return x + 1;
}
static async int inner(int x) { return await leaf(x * 2); }
static async int outer(int x)
{
    if (x == 0) {
        return -1;
    }
    return await inner(x + 1);
}
static async void last(int x)
{
    printf("last %d\n", x);
    if (x > 1) {
        await outer(x);
    }
}
static async_static_task(outer) task;

static async void amain(void)
{
    printf("%d %d\n", await outer(1), await outer(0));
    await last(1);
    await last(2);
    async_try {
        await last(60);
    } async_catch (int e) {
        printf("error %d\n", e);
    }
    async_task *t = async_start(&task, outer(3));
    printf("%s\n", async_task_name(t));
    await async_sleep_ms(1);
    printf("%s %d\n", async_task_name(t), await async_join_as(t, int));
    t = async_start(&task, outer(0));
    printf("%d\n", await async_join_as(t, int));
    t = async_start(&task, outer(4));
    await async_sleep_ms(1);
    async_task_cancel(t);
    async_try {
        await async_join(t);
    } async_catch_cancelled {
        printf("cancelled\n");
    }
    int a = 0, b = 0;
    await async_gather(a = outer(5), b = inner(6));
    printf("%d %d\n", a, b);
}

int main(void)
{
    return async_run(amain());
}
// CHECK:      5 -1
// CHECK-NEXT: last 1
// CHECK-NEXT: last 2
// CHECK-NEXT: last 60
// CHECK-NEXT: error 122
// CHECK-NEXT: outer
// CHECK-NEXT: outer 9
// CHECK-NEXT: -1
// CHECK-NEXT: cancelled
// CHECK-NEXT: 13 13

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Every form that makes a task takes `lvalue = call`: the result is converted and stored when the task ends, unless it
 * fails or is cancelled. */
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

struct pair {
    int a, b;
};

static int numbers[4];
static double wide;
static volatile int shown;
static int count;

static async int after(int ms, int n)
{
    await async_sleep_ms(ms);
    if (n < 0) {
        async_raise(7);
    }
    return n;
}
ASYNC_TASK_POOL(after, 4);
static async_static_task(after) storage;

static async struct pair both(int n)
{
    await async_sleep_ms(1);
    return (struct pair){ n, n + 1 };
}

static void quiet(async_task *task, int error)
{
    printf("'%s' failed: %d\n", async_task_name(task), error);
}

static int *next(void)
{
    return &numbers[count++];
}

static async int amain(void)
{
    int own = -1;
    struct pair pair = { 0, 0 };
    async_group group = ASYNC_GROUP_INIT;
    async_spawn(*next() = after(2, 5));
    async_task *t = async_create_task(wide = after(3, 6));
    async_start(&storage, shown = after(1, 7));
    async_spawn(pair = both(await after(1, 8)));
    await async_join(t);
    async_task_release(t);
    printf("%d %.1f %d %d %d\n", numbers[0], wide, shown, pair.a, pair.b);
    async_with (&group) {
        async_group_start(&group, own = after(2, 9));
        async_group_start(&group, *next() = after(await after(1, 3), 10));
        printf("%d %d\n", own, numbers[1]);
    }
    printf("%d %d\n", own, numbers[1]);
    async_spawn(own = after(1, -1));
    t = async_create_task(numbers[3] = after(9, 11));
    await async_sleep_ms(3);
    async_task_cancel(t);
    await async_sleep_ms(9);
    async_task_release(t);
    printf("%d %d\n", own, numbers[3]);
    return 42;
}

int main(void)
{
    static long result;
    async_set_exception_handler(quiet);
    int error = async_run(result = amain());
    printf("%d %ld\n", error, result);
    return 0;
}

// CHECK: 5 6.0 7 8 9
// CHECK-NEXT: -1 0
// CHECK-NEXT: 9 10
// CHECK-NEXT: 'after' failed: 7
// CHECK-NEXT: 9 0
// CHECK-NEXT: 0 42

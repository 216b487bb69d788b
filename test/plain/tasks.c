// A function that never waits runs as a task too, in all the ways: from a pool, in static storage, from the heap, gathered, in a
// group, through a pointer, as the main task. It begins in its turn and not before, its body is there once.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-plain | %FileCheck --match-full-lines %s
// RUN: %asyncc --no-line -Wno-no-await %s -o - -- %include_flags | grep -c 'unique text' | %FileCheck --check-prefix=ONCE %s
#include <errno.h>
#include <stdio.h>

#include <async.h>

struct wide { long a; char text[24]; };

static async int work(int n)
{
    printf("work %d\n", n); /* unique text */
    if (n < 0)
        async_raise(EIO);
    return n * n;
}
ASYNC_TASK_POOL(work, 4);
static async struct wide fill(int n)
{
    struct wide wide = {n, "filled"};
    return wide;
}
static async void nothing(void) { printf("nothing\n"); }
static async_static_task(fill) filler;
typedef async int (*worker)(int) ASYNC_FRAME(64);

static async int calls(worker w, int n) { return await w(n); }

static async void amain(void)
{
    static int stored;
    async_spawn(stored = work(1));
    async_task *t = async_create_task(work(2));
    printf("none yet\n");
    printf("%d %d\n", await async_join_as(t, int), stored);
    async_task_release(t);
    t = async_start(&filler, fill(5));
    await async_join(t);
    struct wide wide = await async_join_as(t, struct wide);
    printf("%ld %s\n", wide.a, wide.text);
    int a = 0, b = 0, errors[3];
    await async_gather_errors(errors, a = work(3), work(-1), b = work(4));
    printf("%d %d %d %d %d\n", a, b, errors[0], errors[1] == EIO, errors[2]);
    printf("%d\n", await async_wait_any(async_sleep_ms(1), nothing()));
    async_group group = ASYNC_GROUP_INIT;
    async_with (&group) {
        async_group_start(&group, work(6));
    }
    printf("%d\n", await calls(work, 7));
    t = async_create_task(work(8));
    async_task_cancel(t);
    async_try {
        await async_join(t);
    } async_catch (int e) {
        printf("cancelled %d\n", e == ASYNC_CANCELLED);
    } async_catch_cancelled {
        printf("cancelled before it began\n");
    }
    async_task_release(t);
}

int main(void)
{
    struct wide wide;
    int error = async_run(wide = fill(9));
    printf("%d %ld\n", error, wide.a);
    printf("%d\n", async_run(work(-2)) == EIO);
    return async_run(amain());
}
// ONCE: {{^}}2{{$}}

// CHECK:      0 9
// CHECK-NEXT: work -2
// CHECK-NEXT: 1
// CHECK-NEXT: none yet
// CHECK-NEXT: work 1
// CHECK-NEXT: work 2
// CHECK-NEXT: 4 1
// CHECK-NEXT: 5 filled
// CHECK-NEXT: work 3
// CHECK-NEXT: work -1
// CHECK-NEXT: work 4
// CHECK-NEXT: 9 16 0 1 0
// CHECK-NEXT: nothing
// CHECK-NEXT: 1
// CHECK-NEXT: work 6
// CHECK-NEXT: work 7
// CHECK-NEXT: 49
// CHECK-NEXT: cancelled before it began
// CHECK-NOT: {{.}}

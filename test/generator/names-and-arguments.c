/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Parameters and locals with the names that generated code uses; arguments that await, point to locals, come from macros;
 * items of a struct with const members; a local array; a recursive context manager. */
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

struct fixed {
    const int a;
    int b[2];
};

static async int twice(int n)
{
    await async_sleep_ms(1);
    return 2 * n;
}

static async_generator int named(int state, int frame, int task, int error, int self, int item)
{
    int status = state + frame + task, exit_error = error + self;
    yield status;
    await async_sleep_ms(1);
    yield exit_error;
    yield item;
}

static async_generator int *cells(int *array, size_t n)
{
    int seen[4] = {0};
    for (size_t i = 0; i < n; i++) {
        seen[i] = array[i];
        yield &array[i];
        printf("%d->%d ", seen[i], array[i]);
    }
}

static async_generator struct fixed fixed(int n)
{
    for (int i = 0; i < n; i++) {
        struct fixed f = {i, {i + 1, i + 2}};
        yield f;
    }
}

#define EACH(v, n) async_for (int v, named(n, n, n, 1, 2, await twice(n)))
#define GIVE(e) yield(e)

static async_generator int given(void)
{
    GIVE(7);
    GIVE(await twice(4));
}

static async_contextmanager int nested(int depth)
{
    if (depth == 0) {
        yield 0;
        printf("bottom %d\n", async_exit_error());
        return;
    }
    async_with (int d = nested(depth - 1)) {
        yield d + 1;
        printf("left %d %d\n", depth, async_exit_error());
    }
}

static async void amain(void)
{
    int status = 0, count = 0;
    EACH(item, await twice(1)) {
        printf("%d ", item);
        status += item;
        count++;
    }
    printf("%d %d\n", status, count);
    int array[3] = {1, 2, 3};
    async_for (int *p, cells(array, 3)) {
        *p *= 10;
    }
    printf("%d\n", array[2]);
    async_for (struct fixed f, fixed(2)) {
        await async_sleep_ms(1);
        printf("%d %d %d\n", f.a, f.b[0], f.b[1]);
    }
    async_for (int v, given()) {
        printf("%d\n", v);
    }
    async_try {
        async_with (int d = nested(3)) {
            printf("depth %d\n", d);
            async_raise(5);
        }
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
}

int main(void) { return async_run(amain()); }

// CHECK:      6 3 4 13 3
// CHECK-NEXT: 1->10 2->20 3->30 30
// CHECK-NEXT: 0 1 2
// CHECK-NEXT: 1 2 3
// CHECK-NEXT: 7
// CHECK-NEXT: 8
// CHECK-NEXT: depth 3
// CHECK-NEXT: left 3 5
// CHECK-NEXT: left 2 5
// CHECK-NEXT: left 1 5
// CHECK-NEXT: bottom 5
// CHECK-NEXT: caught 5
// CHECK-NOT:  {{.}}

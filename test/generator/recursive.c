/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators that iterate over themselves, or over each other in a circle; closed early at every depth. */
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

struct tree {
    struct tree *left, *right;
    int value;
};

static int open;

static async_generator int walk(const struct tree *t)
{
    if (!t) {
        return;
    }
    open++;
    async_defer {
        await async_sleep_ms(1);
        open--;
    }
    async_for (int v, walk(t->left)) {
        yield v;
    }
    await async_sleep_ms(1);
    yield t->value;
    async_for (int v, walk(t->right)) {
        yield v;
    }
}

static async_generator int odd(int n);

static async_generator int even(int n)
{
    yield n;
    if (n) {
        async_for (int v, odd(n - 1)) {
            yield v;
        }
    }
}

static async_generator int odd(int n)
{
    yield -n;
    async_for (int v, even(n - 1)) {
        yield v;
    }
}

static async void amain(void)
{
    static struct tree n1 = {0, 0, 1}, n3 = {0, 0, 3}, n2 = {&n1, &n3, 2}, n5 = {0, 0, 5}, n4 = {&n2, &n5, 4};
    async_for (int v, walk(&n4)) {
        printf(" %d", v);
    }
    printf("\n");
    for (int stop = 1; stop <= 5; stop++) {
        async_for (int v, walk(&n4)) {
            if (v == stop) {
                printf("open %d", open);
                break;
            }
        }
        printf(" %d\n", open);
    }
    async_for (int v, even(4)) {
        printf(" %d", v);
    }
    printf("\n");
}

int main(void) { return async_run(amain()); }

// CHECK:       1 2 3 4 5
// CHECK-NEXT: open 3 0
// CHECK-NEXT: open 2 0
// CHECK-NEXT: open 3 0
// CHECK-NEXT: open 1 0
// CHECK-NEXT: open 2 0
// CHECK-NEXT:  4 -3 2 -1 0
// CHECK-NOT:  {{.}}

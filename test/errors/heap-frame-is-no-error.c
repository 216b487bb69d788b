/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A callee that goes on in a frame on the heap has not failed: handlers and cleanups round it run once, at their time. */
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async int depth(int n)
{
    if (n == 0) {
        await async_sleep_ms(1);
        return 0;
    }
    return 1 + await depth(n - 1);
}

static async int inner(int n)
{
    int v = 0;
    async_try {
        v = await depth(n);
    } async_finally {
        printf("inner finally\n");
    }
    return v;
}

static async int outer(int n)
{
    int v = 0;
    async_try {
        v = await inner(n);
    } async_catch (int e) {
        printf("caught %d\n", e);
    }
    return v;
}

static async void amain(void)
{
    printf("%d\n", await outer(5));
}

int main(void) { return async_run(amain()); }

// CHECK:      inner finally
// CHECK-NEXT: 5
// CHECK-NOT:  {{.}}

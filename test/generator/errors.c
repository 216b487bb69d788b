/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An error in a generator is raised at the loop, one while it is closed replaces what was on its way, one in its own
 * catch stays there; the catch of a generator does not see that it is closed. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_generator int fails(int at)
{
    for (int i = 0;; i++) {
        if (i == at) {
            async_raise(40 + i);
        }
        yield i;
    }
}

static async int risky(int n)
{
    await async_sleep_ms(1);
    if (n % 2) {
        async_raise(n);
    }
    return n;
}

static async_generator int patient(int n)
{
    for (int i = 0; i < n; i++) {
        async_try {
            int v = await risky(i);
            yield v;
        } async_catch (int e) {
            yield -e;
        }
    }
}

static async_generator int bad_end(void)
{
    async_defer { async_raise(99); }
    yield 1;
    yield 2;
}

static async void amain(void)
{
    async_try {
        async_for (int v, fails(2)) {
            printf("v %d\n", v);
        }
    } async_catch (int e) {
        printf("raised %d\n", e);
    }
    async_for (int v, patient(4)) {
        printf("patient %d\n", v);
    }
    async_for (int v, patient(4)) {
        printf("once %d\n", v);
        break;
    }
    async_try {
        async_for (int v, bad_end()) {
            if (v == 1) {
                async_raise(5);
            }
        }
    } async_catch (int e) {
        printf("replaced by %d\n", e);
    }
    async_try {
        async_for (int v, bad_end()) {
            printf("v %d\n", v);
        }
    } async_catch (int e) {
        printf("at the end %d\n", e);
    }
}

int main(void) { return async_run(amain()); }

// CHECK:      v 0
// CHECK-NEXT: v 1
// CHECK-NEXT: raised 42
// CHECK-NEXT: patient 0
// CHECK-NEXT: patient -1
// CHECK-NEXT: patient 2
// CHECK-NEXT: patient -3
// CHECK-NEXT: once 0
// CHECK-NEXT: replaced by 99
// CHECK-NEXT: v 1
// CHECK-NEXT: v 2
// CHECK-NEXT: at the end 99
// CHECK-NOT:  {{.}}

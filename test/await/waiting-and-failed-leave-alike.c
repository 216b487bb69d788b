/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Where an error only leaves the function, a callee that waits and one that has failed are one case; where a handler is around the
 * await, and with -O0, they are two. */
// RUN: %asyncc --no-line -o - %s -- %include_flags | %FileCheck --check-prefix=CODE %s
// RUN: %asyncc --no-line -O0 -o - %s -- %include_flags | %FileCheck --check-prefix=PLAIN %s
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

enum { AT_ONCE = 1, LATER = 2, FAILS = 4 };

static async int work(int how)
{
    if (how & LATER) {
        await async_sleep_ms(1);
    }
    if (how & FAILS) {
        async_raise(7);
    }
    return how * 10;
}

static async int leaves(int how)
{
    int result = await work(how);
    return result + how;
}

static async int handles(int how)
{
    int result = 0;
    async_try {
        result = await work(how);
    } async_catch (int reason) {
        result = -reason;
    }
    return result;
}

static async void amain(void)
{
    for (int how = 1; how < 8; how++) {
        int left = 0;
        async_try {
            left = await leaves(how);
        } async_catch (int reason) {
            left = -100 - reason;
        }
        printf("%d %d\n", left, await handles(how));
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      11 10
// CHECK-NEXT: 22 20
// CHECK-NEXT: 33 30
// CHECK-NEXT: -107 -7
// CHECK-NEXT: -107 -7
// CHECK-NEXT: -107 -7
// CHECK-NEXT: -107 -7
// CHECK-NOT:  {{.}}

// CODE-LABEL: int leaves__resume(struct leaves__frame *frame, unsigned state, async_task *task, int error, int how)
// CODE:         error = work__start(
// CODE-NEXT:    if (error != 0) {
// CODE-NEXT:        return error;
// CODE-NEXT:  leaves__1:
// CODE-NEXT:        how = frame->{{.*}}how;
// CODE-NEXT:        if (ASYNC__RARELY(error != 0)) {
// CODE-NEXT:            return error;
// CODE-NEXT:        }
// CODE-NEXT:    }
// PLAIN-LABEL: int leaves__resume(void *self, unsigned state, async_task *task, int error)
// PLAIN:        error = work__start(
// PLAIN-NEXT:   if (error == ASYNC__PENDING) {
// PLAIN-NEXT:       return ASYNC__PENDING;
// CODE-LABEL: int handles__resume(struct handles__frame *frame, unsigned state, async_task *task, int error, int how)
// CODE:         error = work__start(
// CODE-NEXT:    if (error == ASYNC__PENDING) {
// CODE-NEXT:        return ASYNC__PENDING;

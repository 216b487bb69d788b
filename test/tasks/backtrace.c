/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The default exception handler tells the awaits that an error went through, and a script their functions and lines. */
// REQUIRES: target=host
// RUN: %asyncc %s -o %t.c -- %include_flags
// RUN: %cc -g -std=c99 %t.c %runtime_virtual -o %t.exe
// RUN: %t.exe > %t.log 2>&1
// RUN: %python %root/scripts/backtrace.py %t.exe %t.log | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async int inner(int n)
{
    await async_sleep_ms(n);
    async_raise(7);
}

static async int middle(int n)
{
    int sum = 1;
    sum += await inner(n);
    return sum;
}

static async int worker(int n)
{
    async_defer {
        puts("left");
    }
    return await middle(n) + 1;
}
ASYNC_TASK_POOL(worker, 2);

static async void caught(void)
{
    async_try {
        await middle(1);
    } async_catch (int e) {
        async_raise(e + 1);
    }
}
ASYNC_TASK_POOL(caught, 1);

static async void amain(void)
{
    async_spawn(worker(3));
    async_spawn(caught());
    async_task *cancelled = async_create_task(worker(9));
    await async_sleep_ms(5);
    async_task_cancel(cancelled);
    await async_sleep_ms(5);
    async_task_release(cancelled);
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      task 'caught' failed: error 8
// CHECK-NEXT:   await in inner ({{.*}}backtrace.c:13)
// CHECK-NEXT:   await in middle ({{.*}}backtrace.c:20)
// CHECK-NEXT:   await in caught ({{.*}}backtrace.c:36)
// CHECK-NEXT: left
// CHECK-NEXT: task 'worker' failed: error 7
// CHECK-NEXT:   await in inner ({{.*}}backtrace.c:13)
// CHECK-NEXT:   await in middle ({{.*}}backtrace.c:20)
// CHECK-NEXT:   await in worker ({{.*}}backtrace.c:29)
// CHECK-NEXT: left
// CHECK-NOT:  {{.}}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A program whose bool, true and false are macros of its own keeps them. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>

#define bool int
#define true 7
#define false 0

#include <async.h>

static ASYNC_QUEUE(numbers, int, 2);
static async_lock lock = ASYNC_LOCK_INIT;

static async bool invert(bool b)
{
    await async_sleep_ms(1);
    return b ? false : true;
}

static async void amain(void)
{
    bool first = await invert(false);
    async_with (&lock) {
        printf("%d %d %d\n", first, (int)sizeof first == (int)sizeof(int), async_queue_try_put(&numbers, 3) ? 1 : 0);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 7 1 1
// CHECK-NOT: {{.}}

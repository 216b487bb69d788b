/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* With ASYNC_NO_STDBOOL a program may define the names bool, true and false behind the include. */
// RUN: %run_async --no-strict --cflags=-DASYNC_NO_STDBOOL %s | %FileCheck --match-full-lines %s
#include <async.h>
#include <stdio.h>

typedef enum { false, true, maybe } bool;

static async bool next(bool b)
{
    await async_sleep_ms(1);
    return b == false ? true : maybe;
}

static async void amain(void)
{
    bool b = await next(false);
    printf("%d ", (int)b);
    b = await next(b);
    printf("%d\n", (int)b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 2
// CHECK-NOT: {{.}}

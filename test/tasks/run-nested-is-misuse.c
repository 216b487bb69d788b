// async_run inside a task returns ASYNC_MISUSE and runs nothing.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int ran;
static async void other(void) { ran++; await async_sleep_ms(0); }
static async void amain(void)
{
    int error = async_run(other());
    await async_sleep_ms(5);
    printf("%d %d\n", error == ASYNC_MISUSE, ran);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 0
// CHECK-NOT: {{.}}

// A byte order mark before the first line is ignored.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    printf("%d\n", await later(8));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 8
// CHECK-NOT: {{.}}

// return takes the value of an await, plain or within an expression.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int tail(void) { return await later(3); }
static async int sum(void) { return await tail() + 2 * await later(4); }

static async void amain(void)
{
    printf("%d\n", await tail());
    printf("%d\n", await sum());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NEXT: 11
// CHECK-NOT: {{.}}

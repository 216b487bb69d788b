// Lines may end in carriage return and line feed, continued ones too.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define ADD(a, b) \
    ((a) + \
     (b))

static async void amain(void)
{
    int x = ADD(await later(1), // comment
                await later(2));
    /* a comment
       over lines */
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

// #include inside a body and inside an initialiser brings statements and elements.
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
    int a[] = {
#include "Inputs/elements.inc"
    };
    int sum = 0;
    for (int i = 0; i < (int)(sizeof a / sizeof *a); i++) {
        sum += await later(a[i]);
    }
#include "Inputs/statements.inc"
    printf("%d\n", sum);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 60
// CHECK-NOT: {{.}}

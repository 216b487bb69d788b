/* Functions that await each other from two files take their frames from the heap, in one call or in two. */
// RUN: %run_async %s %S/Inputs/odd.c --heap=on | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

async int is_odd(unsigned n);

async int is_even(unsigned n)
{
    return n == 0 ? 1 : await is_odd(n - 1);
}

static async void amain(void)
{
    printf("%d %d\n", await is_even(1000), await is_odd(6));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 0
// CHECK-NOT: {{.}}

// REQUIRES: ram64k

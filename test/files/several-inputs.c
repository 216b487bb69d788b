/* Files that are translated together know each other's frames, also where their types are private; static functions of
 * the same name are two. */
// RUN: %run_async %s %S/Inputs/counter.c --heap=off --cflags=-I%S/Inputs | %FileCheck --match-full-lines %s
#include <stdio.h>

#include "counter.h"

static async int step(int n)
{
    await settle();
    return n + 1;
}

static async void amain(void)
{
    printf("%d\n", await count_to(3) + await step(10));
    struct reading r = await measure(2);
    printf("%d %.1f\n", r.channel, r.value);
    await settle();
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 14
// CHECK-NEXT: 2 2.5
// CHECK-NOT: {{.}}

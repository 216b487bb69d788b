// A macro may define whole async functions and their prototypes.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define DECLARE(name) static async int name(int x)
#define DEFINE(name, op) DECLARE(name) { int r = x op 2; await async_sleep_ms(0); return r op 2; }
DECLARE(times);
DEFINE(plus, +)
DEFINE(times, *)

static async void amain(void)
{
    printf("%d %d\n", await plus(1), await times(3));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 12
// CHECK-NOT: {{.}}

// Macro definitions with comments and continued lines keep their meaning.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define A /* one */ 1 /* and
    the rest */
#define B(x) /* b */ \
    /* c */ await later(x) // d
static async void amain(void)
{
    printf("%d\n", A + B(2));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

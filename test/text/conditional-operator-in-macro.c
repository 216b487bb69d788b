// Macros of awaits with missing or extra parentheses bind as the text says.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define SUM(a, b) await later(a) + await later(b)
#define NEG - await later
#define COND await later(0) ? 1 :
static async void amain(void)
{
    printf("%d\n", 2 * SUM(3, 4) * 5);
    printf("%d\n", 1 NEG (5) NEG (6));
    printf("%d\n", COND await later(7));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 26
// CHECK-NEXT: -10
// CHECK-NEXT: 7
// CHECK-NOT: {{.}}

// The operand of a unary operator may be an await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static int cells[3] = { 4, 5, 6 };
static async int *cell(int i) { await async_sleep_ms(0); return &cells[i]; }

static async void amain(void)
{
    printf("%d %d %d %d\n", -await later(1), +await later(2), ~await later(3), !await later(4));
    printf("%d\n", *await cell(1));
    *await cell(2) = 9;
    printf("%d\n", cells[2]);
    printf("%d %d\n", ++*await cell(0), (*await cell(0))--);
    printf("%d\n", cells[0]);
    printf("%d\n", *&*await cell(1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: -1 2 -4 0
// CHECK-NEXT: 5
// CHECK-NEXT: 9
// CHECK-NEXT: 5 5
// CHECK-NEXT: 4
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}

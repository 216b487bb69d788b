// The operand of a switch may await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async const char *name(int n)
{
    switch (await later(n) + await later(1)) {
    case 1: return "one";
    case 2: return "two";
    default: return "many";
    }
}

static async void amain(void)
{
    printf("%s %s %s\n", await name(0), await name(1), await name(2));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: one two many
// CHECK-NOT: {{.}}

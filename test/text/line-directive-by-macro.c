// The number of a #line may come from a macro.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define HERE 100

#line HERE "first.y"
static async int later(int value)
{
    await async_sleep_ms(0);
    return value + __LINE__;
}
#line HERE

static async void amain(void)
{
    printf("%d %d %s\n", await later(0), __LINE__, __FILE__);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 103 103 first.y
// CHECK-NOT: {{.}}

// __extension__ in user code and in macros is not taken for an await.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define ADD1(x) __extension__ ({ int r_ = (x); r_ + 1; })
static async void amain(void)
{
    int x = __extension__ 3;
    x += __extension__ await later(4);
    __extension__ struct { int a; struct { int b; }; } s = { 1, { 2 } };
    await later(0);
    printf("%d %d %d\n", x, ADD1(x), s.b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 7 8 2
// CHECK-NOT: {{.}}

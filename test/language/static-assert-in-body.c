// _Static_assert may stand at file scope, in a body and in a struct.
// RUN: %run_async --no-strict --std=c11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct two { short a; short b; _Static_assert(sizeof(short) == 2, "short"); };
static async void amain(void)
{
    _Static_assert(sizeof(struct two) == 4, "two shorts");
    struct two t = { 1, 2 };
    await async_sleep_ms(0);
    _Static_assert(sizeof t.b == 2, "expression");
    printf("%d\n", t.a + t.b);
}

_Static_assert(1, "file scope");
int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

// sizeof, which evaluates nothing, may stand beside an await.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int x = 1;
    unsigned n = (unsigned)(sizeof(x++) / sizeof(int)) + (unsigned)await later(2);
    printf("%u %d\n", n, x);
    printf("%d\n", await later((int)sizeof(char[3])));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 1
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

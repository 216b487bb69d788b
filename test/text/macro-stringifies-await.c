// # in a macro sees the tokens as they were written.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define SHOW(x) printf("%s = %d\n", #x, x)
static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    SHOW(await later(3));
    SHOW(await  later( 4 )+1);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: await later(3) = 3
// CHECK-NEXT: await later( 4 )+1 = 5
// CHECK-NOT: {{.}}

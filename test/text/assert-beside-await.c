// assert works in an async function where its condition holds no await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <assert.h>
#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int x = await later(3);
    assert(x == 3);
    await later(0);
    assert(x != 4 && "still");
    if (x) assert(x); else assert(0);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3
// CHECK-NOT: {{.}}

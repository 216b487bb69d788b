// A local assigned on one path only is read on that path only.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int run(int flag)
{
    int value;
    if (flag) {
        value = await later(5);
    }
    await later(0);
    return flag ? value : -1;
}

static async void amain(void)
{
    printf("%d %d\n", await run(1), await run(0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 -1
// CHECK-NOT: {{.}}

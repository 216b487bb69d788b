// Cases of a switch await on their own and break out.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int decode(int op)
{
    int r;
    switch (op) {
    case 1:
        r = await later(10);
        break;
    case 2: {
        int twice = await later(20);
        r = twice * 2;
        break;
    }
    case 7:
        return await later(-1);
    default:
        r = 0;
        await async_sleep_ms(0);
    }
    return r;
}

static async void amain(void)
{
    printf("%d %d %d %d\n", await decode(1), await decode(2), await decode(7), await decode(3));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10 40 -1 0
// CHECK-NOT: {{.}}

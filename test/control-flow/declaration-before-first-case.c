// A declaration before the first case is in scope in all cases, uninitialised.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int run(int n)
{
    switch (n) {
        int x;
        printf("not reached\n");
    case 1:
        x = 10;
        await pause();
        return x;
    case 2:
        x = 20;
        await pause();
        x++;
        await pause();
        return x;
    }
    return 0;
}

static async void amain(void)
{
    printf("%d %d %d\n", await run(1), await run(2), await run(3));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 10 21 0
// CHECK-NOT: {{.}}

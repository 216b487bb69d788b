// A VLA whose block ends before the await is an ordinary VLA.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int run(int n)
{
    int sum = 0;
    {
        int a[n];
        for (int i = 0; i < n; i++) {
            a[i] = i;
        }
        for (int i = 0; i < n; i++) {
            sum += a[i];
        }
    }
    await pause();
    return sum;
}

static async void amain(void)
{
    printf("%d %d\n", await run(4), await run(10));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6 45
// CHECK-NOT: {{.}}

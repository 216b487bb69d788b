// Deep recursion needs no stack.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
// REQUIRES: ram64k

#include <stdio.h>

#include <async.h>

static async int depth(int n)
{
    if (n == 0) {
        await async_sleep_ms(0);
        return 0;
    }
    int below = await depth(n - 1);
    return below + 1;
}

static async void amain(void)
{
    printf("%d\n", await depth(1000));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1000
// CHECK-NOT: {{.}}

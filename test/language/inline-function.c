// static inline and inline async functions are awaited as others.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static inline async int twice(int x)
{
    await async_sleep_ms(0);
    return 2 * x;
}
static inline int plain(int x) { return x + 1; }

static async void amain(void)
{
    printf("%d\n", plain(await twice(plain(3))));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9
// CHECK-NOT: {{.}}

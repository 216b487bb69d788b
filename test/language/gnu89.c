// Under -std=gnu89 declarations stand first and implicit int is allowed elsewhere.
// RUN: %run_async --no-strict --std=gnu89 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static count;
static bump(x) { return count += x; }

static async int later(int x)
{
    int r;
    await async_sleep_ms(0);
    r = bump(x);
    return r;
}

static async void amain(void)
{
    int a = await later(1), b;
    b = await later(2);
    printf("%d %d\n", a, b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 3
// CHECK-NOT: {{.}}

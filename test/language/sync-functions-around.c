// Ordinary functions before, between and after async ones stay as they are.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int before(int x) { return x + 1; }
static async int middle(int x)
{
    await async_sleep_ms(0);
    return before(x) * 2;
}
static int after(int x);
static async void amain(void)
{
    printf("%d\n", after(await middle(before(1))));
}
static int after(int x) { return x - before(0); }

int main(void)
{
    return async_run(amain());
}

// CHECK: 5
// CHECK-NOT: {{.}}

// An async function may be declared first and defined later in the file.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

async int early(int x);
static async int helper(int x);

static async void amain(void)
{
    printf("%d\n", await early(1));
}

async int early(int x) { return await helper(x) + 1; }
static async int helper(int x)
{
    await async_sleep_ms(0);
    return 10 * x;
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 11
// CHECK-NOT: {{.}}

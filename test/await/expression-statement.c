// An await may be a whole statement, its value unused.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int calls;

static async int count(void)
{
    calls++;
    await async_sleep_ms(0);
    return calls;
}

static async void amain(void)
{
    await count();
    await count();
    (void)await count();
    printf("%d calls\n", calls);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 calls
// CHECK-NOT: {{.}}

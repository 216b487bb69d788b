// Keywords in code that is switched off mean nothing.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#if 0
async int broken(void { await await; }
#endif
#ifdef NEVER
async void amain(int);
#else
static async void amain(void)
#endif
{
    printf("%d\n", await later(1));
#ifdef NEVER
    await;
#endif
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NOT: {{.}}

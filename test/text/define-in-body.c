// #define and #undef inside a body take effect from there on, also after the function.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
#define STEP 1
    int x = await later(STEP);
#undef STEP
#define STEP 10
    x += await later(STEP);
#define SHOW(v) \
    printf("%d\n", \
           v)
    SHOW(x);
    await later(0);
#undef STEP
#define STEP 100
}

static int after(void) { return STEP; }

static async void more(void)
{
    SHOW(await later(STEP) + after());
}

int main(void)
{
    int error = async_run(amain());
    return error ? error : async_run(more());
}

// CHECK: 11
// CHECK-NEXT: 200
// CHECK-NOT: {{.}}

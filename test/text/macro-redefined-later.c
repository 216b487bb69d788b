// A macro that is redefined after a function keeps its old meaning in it.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define LIMIT 3
#define NAME(x) (x)
static async int early(void)
{
    int n = 0;
    while (await later(n) < LIMIT) {
        n += NAME(1);
    }
    return n * LIMIT;
}
#undef LIMIT
#define LIMIT 50
#undef NAME
#define NAME "wrong"
#define early early
#define n wrong
#define while if

static async void amain(void)
{
    printf("%d %d\n", await early(), LIMIT);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 9 50
// CHECK-NOT: {{.}}

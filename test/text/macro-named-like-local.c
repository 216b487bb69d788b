// Function-like macros do not disturb variables and members of the same name.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define max(a, b) ((a) > (b) ? (a) : (b))
#define count(x) wrong(x)
struct s { int max; int (*printf)(const char *, ...); };

static async void amain(void)
{
    int max = await later(2), count = 5;
    struct s s = { max, printf };
    await later(0);
    s.max += max (max, 4) + count;
    s.printf("%d %d\n", s.max, max(await later(7), count));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 11 7
// CHECK-NOT: {{.}}

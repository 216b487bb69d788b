// Backslash-newline may cut keywords, names, comments and literals in two.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async vo\
id amain(void)
{
    int value = aw\
ait lat\
er(4\
2); // a comment that goes \
    on here
    printf("spl\
iced %d\n", val\
ue);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: spliced 42
// CHECK-NOT: {{.}}

// A label may share its name with a variable, a function and a tag.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

struct again { int again; };
static async int again(struct again *p)
{
    await async_sleep_ms(0);
    return ++p->again;
}

static async void amain(void)
{
    struct again x = { 0 };
    int n = 0;
again:
    n += await again(&x);
    if (n < 6) {
        goto again;
    }
    printf("%d %d\n", n, x.again);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6 3
// CHECK-NOT: {{.}}

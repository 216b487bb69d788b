// Empty statements, empty blocks and empty loop bodies beside awaits.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    ;
    { }
    int n = 0;
    for (; await later(n++ < 3);) ;
    while (await later(n-- > 0)) { }
    if (await later(1)) ; else printf("not reached\n");
    do ; while (await later(0));
    {;;}
    printf("%d\n", n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: -1
// CHECK-NOT: {{.}}

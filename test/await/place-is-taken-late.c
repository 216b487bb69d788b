// Where the place of = only reads, it is taken after the right side.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int i;
static int a[3];
static int *p = a;

static async int step(void)
{
    await async_sleep_ms(0);
    i++;
    p++;
    return 7;
}

static async void amain(void)
{
    a[i] = await step();
    printf("%d %d %d\n", a[0], a[1], a[2]);
    *p = await step();
    printf("%d %d %d\n", a[0], a[1], a[2]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 7 0
// CHECK-NEXT: 0 7 7
// CHECK-NOT: {{.}}

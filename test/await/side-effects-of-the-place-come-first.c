// a[i++] = await f() steps i before f runs, and op= reads the old value after it.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int i;
static int a[4] = { 1, 2, 3, 4 };

static async int look(void)
{
    printf("i %d\n", i);
    await async_sleep_ms(0);
    a[1] = 50;
    return 7;
}

static async void amain(void)
{
    a[i++] = await look();
    a[i++] += await look();
    printf("%d %d %d %d\n", a[0], a[1], a[2], a[3]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: i 1
// CHECK-NEXT: i 2
// CHECK-NEXT: 7 57 3 4
// CHECK-NOT: {{.}}

// An error ends each function on its way up; nothing behind the awaits runs.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int inner(int x)
{
    await async_sleep_ms(0);
    if (x > 1) {
        async_raise(7);
    }
    return x;
}
static async int middle(int x)
{
    int r = await inner(x);
    printf("middle %d\n", r);
    return r + await inner(x + 1);
}
static async void amain(void)
{
    printf("%d\n", await middle(0));
    printf("%d\n", await middle(1));
    printf("not reached\n");
}

int main(void)
{
    printf("%d\n", async_run(amain()));
    return 0;
}

// CHECK: middle 0
// CHECK-NEXT: 1
// CHECK-NEXT: middle 1
// CHECK-NEXT: 7
// CHECK-NOT: {{.}}

// An operand that only reads is read when its operator runs, after the await.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int x = 1;

static async int bump(void)
{
    await async_sleep_ms(0);
    x += 10;
    return 100;
}

static int sum(int a, int b, int c) { return a + b + c; }

static async void amain(void)
{
    printf("%d\n", x + await bump());
    printf("%d\n", sum(x, await bump(), x));
    int y = x * 2 + await bump();
    printf("%d\n", y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 111
// CHECK-NEXT: 142
// CHECK-NEXT: 162
// CHECK-NOT: {{.}}

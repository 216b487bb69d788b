// Calls of ordinary functions through pointers take awaited arguments; the pointer is read late.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int (*op)(int, int) = add;
static async int change(int x)
{
    await async_sleep_ms(0);
    op = sub;
    return x;
}

static async void amain(void)
{
    printf("%d\n", op(5, await change(3)));
    int (*table[2])(int, int) = { add, sub };
    printf("%d\n", table[await change(0)](1, await change(2)));
    printf("%d\n", (*op)(await change(1), 9));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NEXT: 3
// CHECK-NEXT: -8
// CHECK-NOT: {{.}}

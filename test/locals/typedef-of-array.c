// A local of a typedef'd array or function pointer type survives awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

typedef int triple[3];
typedef int (*operation)(int, int);
static int add(int a, int b) { return a + b; }
static int mul(int a, int b) { return a * b; }

static async void amain(void)
{
    triple t = { 1, 2, 3 }, pairs[2] = { { 4, 5, 6 }, { 7, 8, 9 } };
    operation ops[2] = { add, mul }, op = ops[1];
    await pause();
    printf("%d %d %d\n", t[2], pairs[1][0], op(ops[0](t[0], t[1]), 10));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 7 30
// CHECK-NOT: {{.}}

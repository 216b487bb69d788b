// An async function returns a pointer to a function, by typedef and spelled out.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

typedef int (*operation)(int, int);
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static async operation pick(char c) { await async_sleep_ms(0); return c == '+' ? add : sub; }
static async int (*spelled(char c))(int, int) { await async_sleep_ms(0); return c == '+' ? add : sub; }

static async void amain(void)
{
    operation op = await pick('-');
    printf("%d %d %d\n", op(7, 2), (await pick('+'))(7, 2), (*await spelled('-'))(1, 2));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 5 9 -1
// CHECK-NOT: {{.}}

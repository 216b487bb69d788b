// Several prototypes, with and without parameter names, agree with one definition.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int f(int, const char *);
static async int f(int number, const char *);
static async int f(int x, const char *name);

static async void amain(void)
{
    printf("%d\n", await f(2, "ab"));
}

static async int f(int a, const char *b)
{
    await async_sleep_ms(0);
    return a + b[0] - 'a';
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NOT: {{.}}

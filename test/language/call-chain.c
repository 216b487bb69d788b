// A value travels through a chain of awaiting functions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int a(int x) { await async_sleep_ms(0); return x + 1; }
static async int b(int x) { return await a(x) * 2; }
static async int c(int x) { int y = await b(x); return y + await b(y); }
static async int d(int x) { await async_sleep_ms(0); return await c(await c(x)); }

static async void amain(void)
{
    printf("%d\n", await d(1));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 92
// CHECK-NOT: {{.}}

// Several prototypes in one declaration.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <async.h>
static async int f(int), g(int n);
static async int h(int n) { return await f(n) + await g(n); }
static async int f(int n) { await async_sleep_ms(1); return n; }
static async int g(int n) { await async_sleep_ms(1); return 2 * n; }
static async void amain(void) { printf("%d\n", await h(1)); }
int main(void) { return async_run(amain()); }

// CHECK: 3
// CHECK-NOT: {{.}}

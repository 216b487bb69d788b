// gnu89: `async int f();` says nothing of the parameters; K&R definitions name them first.
// RUN: %run_async --heap=on --no-strict --std=gnu89 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int add();
static async int is_even();
struct pair;
async int sum();

async amain()
{
    struct pair { int a, b; } unused;
    printf("%d\n", await add(40, 2, 1.5));
    printf("%d\n", await is_even(6));
    return sizeof unused == 0;
}

static async int add(a, b, c)
    int a;
    char b;
    float c;
{
    await async_sleep_ms(0);
    return a + b + (c == 1.5f);
}

static async int is_odd(n)
{
    await async_sleep_ms(0);
    return n == 0 ? 0 : await is_even(n - 1);
}

static async int is_even(n)
{
    return n == 0 ? 1 : await is_odd(n - 1);
}

struct pair { int a, b; };
async int sum(pair)
    struct pair *pair;
{
    await async_sleep_ms(0);
    return pair->a + pair->b;
}

int main()
{
    return async_run(amain());
}

// CHECK: 43
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

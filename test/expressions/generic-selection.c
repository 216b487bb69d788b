// _Generic selects by the type of an expression, and its branches may await.
// RUN: %run_async --no-strict --std=c11 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

#define NAME(x) _Generic((x), int: "int", double: "double", char *: "string", default: "other")
static async int later(int x) { await async_sleep_ms(0); return x; }

static async void amain(void)
{
    char text[] = "t";
    double d = 1;
    await later(0);
    printf("%s %s %s %s\n", NAME(1), NAME(d), NAME(text), NAME(&d));
    printf("%d\n", _Generic(d, double: await later(5), default: 0));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: int double string other
// CHECK-NEXT: 5
// CHECK-NOT: {{.}}

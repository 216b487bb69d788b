// Static locals keep their value between calls and are shared by them.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int next(void)
{
    static int counter = 10;
    static const char *const names[] = { "even", "odd" };
    int mine = ++counter;
    await pause();
    printf("%s\n", names[counter % 2]);
    return mine;
}

static async void amain(void)
{
    int a = await next(), b = await next();
    printf("%d %d\n", a, b);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: odd
// CHECK-NEXT: even
// CHECK-NEXT: 11 12
// CHECK-NOT: {{.}}

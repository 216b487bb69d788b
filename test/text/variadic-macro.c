// Variadic macros pass awaits on.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

#define LOG(format, ...) printf("log: " format "\n", __VA_ARGS__)
#define CALL(f, ...) f(__VA_ARGS__)
#define AWAIT_ALL(...) __VA_ARGS__
static int add(int a, int b, int c) { return a + b + c; }
static async void amain(void)
{
    LOG("%d %d", await later(1), await later(2));
    LOG("%d", CALL(add, await later(1), await CALL(later, 2), 3));
    int a[] = { AWAIT_ALL(await later(4), await later(5)) };
    LOG("%d", a[0] + a[1]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: log: 1 2
// CHECK-NEXT: log: 6
// CHECK-NEXT: log: 9
// CHECK-NOT: {{.}}

// Several declarators of different types in one declaration, some awaiting.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int a = await later(1), *p = &a, b[2] = { await later(2), a }, (*q)[2] = &b, c;
    c = (*q)[0] + *p;
    for (int i = await later(0), *end = &c; i < *end; i += await later(2)) {
        printf("%d\n", i);
    }
    printf("%d %d %d\n", a, b[1], c);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 2
// CHECK-NEXT: 1 1 3
// CHECK-NOT: {{.}}

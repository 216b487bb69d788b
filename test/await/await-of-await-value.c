// The value of an await may decide which function is awaited next.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int twice(int x) { await async_sleep_ms(0); return 2 * x; }

static async void amain(void)
{
    int i;
    for (i = 0; i < 3; i++) {
        printf("%d\n", await later(i) % 2 ? await twice(i * 10) : await later(i * 100));
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 20
// CHECK-NEXT: 200
// CHECK-NOT: {{.}}

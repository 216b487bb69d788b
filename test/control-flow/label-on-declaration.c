// A label directly on a declaration (C23, GNU C).
// RUN: %run_async --no-strict --std=gnu2x %s | %FileCheck --match-full-lines %s
// REQUIRES: new-gcc

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int n = 0;
top:
    int copy = n * await later(2);
    await later(0);
    printf("%d\n", copy);
    if (++n < 3) {
        goto top;
    }
    switch (n) {
    case 3:
        int local = await later(n);
        await later(0);
        printf("%d\n", local);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 2
// CHECK-NEXT: 4
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

// Enum constants declared in a block keep their values, also in array sizes and cases.
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
    enum { COUNT = 3, LAST = COUNT - 1 };
    int a[COUNT] = { 1, 2, 3 };
    for (int i = 0; i < COUNT; i++) {
        switch (await later(i)) {
        case LAST:
            printf("last %d\n", a[LAST]);
            break;
        default:
            await later(0);
            printf("%d of %d\n", a[i], (int)(sizeof a / sizeof *a));
        }
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 of 3
// CHECK-NEXT: 2 of 3
// CHECK-NEXT: last 3
// CHECK-NOT: {{.}}

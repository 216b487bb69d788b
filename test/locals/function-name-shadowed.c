// A local may hide a function and a typedef name.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

typedef int number;
static int helper(void) { return 1; }

static async void amain(void)
{
    number a = helper();
    await later(0);
    {
        int helper = 20, number = 30;
        await later(0);
        printf("%d\n", helper + number);
        {
            int later = 3;
            printf("%d\n", later);
        }
    }
    printf("%d %d\n", a, (number)helper());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 50
// CHECK-NEXT: 3
// CHECK-NEXT: 1 1
// CHECK-NOT: {{.}}

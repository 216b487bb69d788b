// Inner declarations hide outer ones, each keeping its own value.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static int x = 1;

static async void run(int x)
{
    printf("%d\n", x);
    {
        int x = await later(3);
        printf("%d\n", x);
        for (int x = await later(4); x < 6; x++) {
            await later(0);
            printf("for %d\n", x);
            {
                char x = 'x';
                await later(0);
                printf("%c\n", x);
            }
        }
        await later(0);
        printf("%d\n", x);
    }
    await later(0);
    printf("%d\n", x);
}

static async void amain(void)
{
    await run(2);
    printf("%d\n", x);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2
// CHECK-NEXT: 3
// CHECK-NEXT: for 4
// CHECK-NEXT: x
// CHECK-NEXT: for 5
// CHECK-NEXT: x
// CHECK-NEXT: 3
// CHECK-NEXT: 2
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

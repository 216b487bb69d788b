// Static locals of one name in two blocks are different objects.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static int count = 100;
static async int run(int which)
{
    if (which) {
        static int count = 1;
        await pause();
        count *= 2;
        return count;
    } else {
        static int count = 50;
        static int *self = &count;
        await pause();
        count++;
        return *self;
    }
}

static async void amain(void)
{
    for (int i = 0; i < 6; i++) {
        printf("%d\n", await run(i % 2));
    }
    printf("%d\n", count);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 51
// CHECK-NEXT: 2
// CHECK-NEXT: 52
// CHECK-NEXT: 4
// CHECK-NEXT: 53
// CHECK-NEXT: 8
// CHECK-NEXT: 100
// CHECK-NOT: {{.}}

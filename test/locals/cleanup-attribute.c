// A variable with the cleanup attribute is cleaned up when its block ends, after awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static void closed(int *fd) { printf("closed %d\n", *fd); }
static async int run(int n)
{
    int a __attribute__((cleanup(closed))) = n;
    await pause();
    for (int i = 0; i < 2; i++) {
        int b __attribute__((cleanup(closed))) = 10 * n + i;
        await pause();
        if (n == 2) {
            return b;
        }
        if (i == 0) {
            continue;
        }
        printf("turn\n");
    }
    a += 100;
    return a;
}

static async void amain(void)
{
    printf("%d\n", await run(1));
    printf("%d\n", await run(2));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: closed 10
// CHECK-NEXT: turn
// CHECK-NEXT: closed 11
// CHECK-NEXT: closed 101
// CHECK-NEXT: 101
// CHECK-NEXT: closed 20
// CHECK-NEXT: closed 2
// CHECK-NEXT: 20
// CHECK-NOT: {{.}}

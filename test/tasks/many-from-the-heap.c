// Without a pool and with --heap=on tasks come from the heap, as many as there are.
// RUN: %run_async --heap=on %s | %FileCheck --match-full-lines %s
// REQUIRES: ram64k

#include <stdio.h>

#include <async.h>

static int sum;
static async void child(int n)
{
    await async_sleep_ms(100 - n);
    sum = (sum * 31 + n) % 1000003;
}

static async void amain(void)
{
    for (int i = 0; i < 100; i++) {
        if (!async_spawn(child(i))) {
            printf("no storage\n");
        }
    }
    await async_sleep_ms(200);
    int expected = 0;
    for (int i = 99; i >= 0; i--) {
        expected = (expected * 31 + i) % 1000003;
    }
    printf("%d\n", sum == expected);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NOT: {{.}}

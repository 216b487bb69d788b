// return leaves a loop without end from the inside.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async int find(int limit)
{
    for (int i = 1;; i *= 2) {
        for (;;) {
            await pause();
            if (i > limit) {
                return i;
            }
            break;
        }
    }
}

static async void amain(void)
{
    printf("%d\n", await find(100));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 128
// CHECK-NOT: {{.}}

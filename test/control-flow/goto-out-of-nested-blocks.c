// goto leaves loops and switches at once.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int i = 0, j = 0;
    for (i = 0;; i++) {
        for (j = 0; j < 5; j++) {
            switch (j) {
            case 3:
                await pause();
                if (i == 2) {
                    goto out;
                }
                break;
            default:
                await pause();
            }
        }
    }
out:
    await pause();
    printf("%d %d\n", i, j);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 3
// CHECK-NOT: {{.}}

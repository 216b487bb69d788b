// break and continue concern the nearest loop, before and after awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int i, j;
    for (i = 0; i < 4; i++) {
        await pause();
        if (i == 1) {
            continue;
        }
        for (j = 0;; j++) {
            await pause();
            if (j == i) {
                break;
            }
        }
        printf("%d %d\n", i, j);
        if (i == 2) {
            break;
        }
    }
    printf("left at %d\n", i);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 0
// CHECK-NEXT: 2 2
// CHECK-NEXT: left at 2
// CHECK-NOT: {{.}}

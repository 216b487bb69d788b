// continue in a switch concerns the loop around it, break the switch.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    for (int i = 0; i < 5; i++) {
        switch (i) {
        case 0:
            await pause();
            continue;
        case 1:
            await pause();
            break;
        case 2:
            for (int j = 0; j < 3; j++) {
                await pause();
                if (j == 1) {
                    break;
                }
                printf("j %d\n", j);
            }
            break;
        case 3:
            return;
        }
        printf("i %d\n", i);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: i 1
// CHECK-NEXT: j 0
// CHECK-NEXT: i 2
// CHECK-NOT: {{.}}

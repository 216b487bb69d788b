// return from within loops and switches gives the value and ends the function.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async int search(int wanted)
{
    for (int i = 0; i < 5; i++) {
        switch (await later(i)) {
        case 3:
            if (wanted == 3) {
                return await later(33);
            }
            break;
        default:
            while (await later(i == wanted)) {
                return i;
            }
        }
    }
    return -1;
}

static async void amain(void)
{
    printf("%d %d %d\n", await search(2), await search(3), await search(9));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 33 -1
// CHECK-NOT: {{.}}

// A loop that awaits first and tests in the middle.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int sum = 0, n = 0;
    while (1) {
        int value = await later(n++);
        if (value == 3) {
            continue;
        }
        if (value > 5) {
            break;
        }
        sum += value;
    }
    printf("%d after %d\n", sum, n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 12 after 7
// CHECK-NOT: {{.}}

// A variable declared in a loop without initialiser may be set late, before and after awaits.
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
    for (int i = 0; i < 3; i++) {
        int late, never_read;
        if (i == 1) {
            never_read = 1;
            (void)never_read;
        }
        await later(0);
        late = await later(i);
        await later(0);
        printf("%d\n", late);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0
// CHECK-NEXT: 1
// CHECK-NEXT: 2
// CHECK-NOT: {{.}}

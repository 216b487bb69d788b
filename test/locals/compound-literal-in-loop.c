// A compound literal in a loop is evaluated afresh each time round.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    for (int i = 0; i < 3; i++) {
        int *p = (int[2]){ i, 5 };
        p[1] += p[0];
        await pause();
        p[0] += 100;
        printf("%d %d\n", p[0], p[1]);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 100 5
// CHECK-NEXT: 101 6
// CHECK-NEXT: 102 7
// CHECK-NOT: {{.}}

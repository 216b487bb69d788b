// A partly initialised array in a loop starts with zeros each time round.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    for (int i = 1; i <= 3; i++) {
        int a[6] = { i }, m[2][2] = { { 0, i } };
        await pause();
        a[i + 1] += i;
        m[1][0] += i;
        await pause();
        printf("%d %d %d %d %d %d / %d %d %d\n", a[0], a[1], a[2], a[3], a[4], a[5], m[0][1], m[1][0], m[1][1]);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 0 1 0 0 0 / 1 1 0
// CHECK-NEXT: 2 0 0 2 0 0 / 2 2 0
// CHECK-NEXT: 3 0 0 0 3 0 / 3 3 0
// CHECK-NOT: {{.}}

// Twenty blocks deep an await still resumes in the right one.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int n = 0;
    for (int a = 0; a < 2; a++) { if (a >= 0) { { for (int b = 0; b < 2; b++) { switch (b) { case 0: case 1: {
        while (1) { { { do { if (b) { { for (;;) { { { if (a) { {
            await pause();
            n += 10 * a + b;
            printf("deep %d%d\n", a, b);
        } } break; } } } } } } while (0); } } break; }
    } } } } } }
    printf("%d\n", n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: deep 11
// CHECK-NEXT: 11
// CHECK-NOT: {{.}}

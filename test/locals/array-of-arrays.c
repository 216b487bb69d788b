// An array of arrays and pointers to its rows survive awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int m[3][4];
    int (*row)[4] = m;
    for (int r = 0; r < 3; r++, row++) {
        for (int c = 0; c < 4; c++) {
            (*row)[c] = 10 * r + c;
            await pause();
        }
    }
    row = &m[1];
    await pause();
    printf("%d %d %d %d\n", m[0][0], m[2][3], row[0][2], (int)(sizeof *row / sizeof **row));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 23 12 4
// CHECK-NOT: {{.}}

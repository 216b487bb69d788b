// A typedef in a block names its type across awaits, also one that hides another.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

typedef int number;
static async void amain(void)
{
    number a = 7;
    {
        typedef double number;
        typedef number row[2];
        number b = 1.5;
        row r = { 2.5, 3.5 };
        await pause();
        printf("%.2f %.1f\n", b / 2, r[0] + r[1]);
    }
    number c = a / 2;
    await pause();
    printf("%d\n", c);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0.75 6.0
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

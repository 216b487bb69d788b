// A local hides a global of its name from its declaration on; an extern declaration shows another again.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static int value = 5;
static async void amain(void)
{
    int copy = value;
    await pause();
    int value = copy + 1;
    await pause();
    { int copy = value * 2; await pause(); printf("%d\n", copy); }
    {
        extern int elsewhere;
        int value = elsewhere;
        await pause();
        printf("%d\n", value);
    }
    printf("%d %d\n", copy, value);
}

int elsewhere = 77;
int main(void)
{
    return async_run(amain());
}

// CHECK: 12
// CHECK-NEXT: 77
// CHECK-NEXT: 5 6
// CHECK-NOT: {{.}}

// extern variables and functions may be declared in a block.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    extern int far_away;
    int helper(int);
    await pause();
    far_away += helper(3);
    await pause();
    printf("%d\n", far_away);
}

int far_away = 4;
int helper(int x) { return 10 * x; }
int main(void)
{
    return async_run(amain());
}

// CHECK: 34
// CHECK-NOT: {{.}}

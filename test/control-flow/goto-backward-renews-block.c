// Re-entering a block by goto runs its initialisers anew.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int turn = 0;
again:
    {
        int fresh[2] = { 1, 2 };
        fresh[0] += turn;
        await pause();
        fresh[1] += fresh[0];
        printf("%d %d\n", fresh[0], fresh[1]);
    }
    if (++turn < 3) {
        goto again;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 3
// CHECK-NEXT: 2 4
// CHECK-NEXT: 3 5
// CHECK-NOT: {{.}}

// Buffers in sibling scopes, each live over awaits, do not disturb what outlives them.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <string.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    char keep[8] = "keep";
    int sum = 0;
    {
        char first[64];
        memset(first, 1, sizeof first);
        await pause();
        await pause();
        for (int i = 0; i < 64; i++) sum += first[i];
    }
    {
        short second[32];
        for (int i = 0; i < 32; i++) second[i] = 2;
        await pause();
        for (int i = 0; i < 32; i++) sum += second[i];
        await pause();
    }
    {
        double third[8] = { 0.5, 0.5 };
        await pause();
        sum += (int)(third[0] + third[1] + third[7]);
    }
    printf("%s %d\n", keep, sum);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: keep 129
// CHECK-NOT: {{.}}

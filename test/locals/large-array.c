// A large array lives in the frame and keeps every element.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: ram64k

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    unsigned char table[1000];
    unsigned sum = 0;
    for (unsigned i = 0; i < sizeof table; i++) {
        table[i] = (unsigned char)(i * 7);
        if (i % 100 == 0) {
            await pause();
        }
    }
    for (unsigned i = 0; i < sizeof table; i++) {
        sum += table[i];
    }
    printf("%u\n", sum);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 126516
// CHECK-NOT: {{.}}

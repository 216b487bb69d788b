// __int128 locals and results survive awaits.
// REQUIRES: target=host
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async __int128 square(__int128 x)
{
    await async_sleep_ms(0);
    return x * x;
}

static async void amain(void)
{
    unsigned __int128 top = (unsigned __int128)1 << 100;
    __int128 x = await square(10000000000LL);
    await async_sleep_ms(0);
    printf("%d %d\n", (int)(top >> 98), (int)(x / 1000000000000LL / 100000000LL));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 4 1
// CHECK-NOT: {{.}}

// asm statements between awaits read and write locals.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void)
{
    int x = await later(3), y;
    __asm__ volatile("" : "=r"(y) : "0"(x));
    await later(0);
    __asm__("" : "+r"(y) : : "memory");
    await later(0);
    __asm__ __volatile__("" ::: "memory");
    printf("%d %d\n", x, y);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 3
// CHECK-NOT: {{.}}

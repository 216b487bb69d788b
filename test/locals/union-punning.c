// A union keeps all its bytes across awaits, whichever member was written.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdint.h>
#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

union any { uint32_t word; uint8_t bytes[4]; struct { uint16_t low, high; } half; };

static async void amain(void)
{
    union any u;
    u.word = 0x01010101U;
    await pause();
    u.bytes[2] = 5;
    await pause();
    u.half.low = 0;
    await pause();
    printf("%d %d %d\n", u.bytes[0] + u.bytes[1], u.bytes[2], u.bytes[3]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 5 1
// CHECK-NOT: {{.}}

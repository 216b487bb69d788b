// Designated initialisers may await, in the order they are written.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async int say(const char *name, int value)
{
    printf("%s\n", name);
    await async_sleep_ms(0);
    return value;
}

struct config { int speed, parity; struct { int low, high; } range; int bits[3]; };

static async void amain(void)
{
    struct config c = {
        .parity = await say("parity", 1),
        .range.high = await say("high", 9),
        .bits = { [1] = await say("bits", 4) },
        .speed = await say("speed", 115200),
    };
    printf("%d %d %d-%d %d %d %d\n", c.speed, c.parity, c.range.low, c.range.high, c.bits[0], c.bits[1], c.bits[2]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: parity
// CHECK-NEXT: high
// CHECK-NEXT: bits
// CHECK-NEXT: speed
// CHECK-NEXT: 115200 1 0-9 0 4 0
// CHECK-NOT: {{.}}

// Packed structs keep their layout across awaits.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct __attribute__((packed)) frame { char kind; int length; short crc; };

static async void amain(void)
{
    struct frame f = { 1, 0x01020304, 5 };
    await later(0);
    f.length += await later(1);
    f.crc = (short)await later(-2);
    struct { char c; int i; } __attribute__((packed)) local = { 'c', 9 };
    await later(0);
    printf("%d %x %d %d %d %d\n", f.kind, f.length, f.crc, (int)sizeof f, local.i, (int)sizeof local);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 1020305 -2 7 9 5
// CHECK-NOT: {{.}}

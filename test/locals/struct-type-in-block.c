// Struct, union and enum types declared in a block, used across awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    struct point { int x, y; };
    union word { unsigned short half; unsigned char bytes[2]; };
    enum level { LOW = 3, HIGH = 9 };
    struct point p = { LOW, HIGH };
    union word w = { 0x0101 };
    enum level e = HIGH;
    await pause();
    printf("%d %d %d %d\n", p.x, p.y, w.bytes[1], e);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 9 1 9
// CHECK-NOT: {{.}}

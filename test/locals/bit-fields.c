// Bit-fields of a local are read, written and wrapped across awaits.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

struct bits { unsigned a : 3; signed b : 4; unsigned : 2; unsigned c : 1; unsigned : 0; unsigned d : 9; };

static async void amain(void)
{
    struct bits s = { 5, -3, 1, 300 };
    s.a = await later(6);
    s.b += await later(2);
    s.d = s.d + await later(300);
    await later(0);
    printf("%u %d %u %u\n", s.a, s.b, s.c, s.d);
    printf("%d\n", s.a++ + await later(0));
    printf("%d\n", (s.a = await later(9)) + 10);
    s.c ^= await later(1);
    s.d -= await later(100);
    printf("%u %u %u\n", s.a, s.c, s.d);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6 -1 1 88
// CHECK-NEXT: 6
// CHECK-NEXT: 11
// CHECK-NEXT: 1 0 500
// CHECK-NOT: {{.}}

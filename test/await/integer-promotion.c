// Values saved over an await keep C's promotions and signedness.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdio.h>

#include <async.h>

static async unsigned char byte(int x) { await async_sleep_ms(0); return (unsigned char)x; }
static async short small(int x) { await async_sleep_ms(0); return (short)x; }
static async unsigned word(unsigned x) { await async_sleep_ms(0); return x; }

static async void amain(void)
{
    printf("%d\n", await byte(200) + await byte(100));
    printf("%d\n", await small(-1) < await byte(1));
    printf("%d\n", -await byte(1) < 0);
    printf("%d\n", await word(0) - await word(1) > 0);
    printf("%d\n", (~await byte(0xF0) & 0xFF) == 0x0F);
    printf("%d\n", await small(0x7FFF) + 1 == 32768);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 300
// CHECK-NEXT: 1
// CHECK-NEXT: 1
// CHECK-NEXT: 1
// CHECK-NEXT: 1
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

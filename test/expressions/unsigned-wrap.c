// Unsigned arithmetic over awaits wraps as in C.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// REQUIRES: int32

#include <stdint.h>
#include <stdio.h>

#include <async.h>

static async uint8_t byte(uint8_t x) { await async_sleep_ms(0); return x; }
static async uint32_t word(uint32_t x) { await async_sleep_ms(0); return x; }

static async void amain(void)
{
    uint32_t sum = 0xFFFFFFFFU;
    sum += await word(2);
    uint8_t b = (uint8_t)(await byte(200) + await byte(100));
    printf("%u %u %u\n", (unsigned)sum, b, (unsigned)(await word(0) - 1U));
    uint64_t wide = (uint64_t)await word(0x80000000U) << await byte(4);
    printf("%d\n", wide == 0x800000000ULL);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 44 4294967295
// CHECK-NEXT: 1
// CHECK-NOT: {{.}}

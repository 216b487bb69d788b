/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A sleep's argument may have any arithmetic type and is evaluated once; below 0 and from 2^31 on it is a sleep of 0. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdint.h>
#include <stdio.h>

#include <async.h>

struct times {
    unsigned bits : 5;
    signed char small;
};

static int calls;

static int count(int ms)
{
    calls++;
    return ms;
}

static async void amain(void)
{
    struct times times = {3, -1};
    uint32_t begin = async_now_ms();
    await async_sleep_ms(count(4));
    printf("int, %d call: %u\n", calls, (unsigned)(async_now_ms() - begin));
    await async_sleep_ms(times.bits);
    printf("bit-field: %u\n", (unsigned)(async_now_ms() - begin));
    await async_sleep_ms(times.small);
    await async_sleep_ms(-count(4));
    await async_sleep_ms(INT64_MIN);
    await async_sleep_ms(0x80000000u);
    await async_sleep_ms((int64_t)1 << 40);
    await async_sleep_ms(0x180000005);
    await async_sleep_ms(-3e9f);
    await async_sleep_ms(3e9f);
    await async_sleep_ms(false);
    printf("none: %u\n", (unsigned)(async_now_ms() - begin));
    await async_sleep_ms((uint32_t)count(6));
    await async_sleep_ms((count(1), true));
    printf("others, %d calls: %u\n", calls, (unsigned)(async_now_ms() - begin));
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      int, 1 call: 4
// CHECK-NEXT: bit-field: 7
// CHECK-NEXT: none: 7
// CHECK-NEXT: others, 4 calls: 14
// CHECK-NOT:  {{.}}

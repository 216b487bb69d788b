// Each volatile access of the source happens once, around awaits.
// RUN: %run_async --no-strict --std=c11 %s | %FileCheck --match-full-lines %s
// REQUIRES: atomic

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static volatile unsigned reg[2];
static unsigned log_count;
static volatile unsigned *touch(int i) { log_count++; return &reg[i]; }

static async void amain(void)
{
    *touch(0) += await later(3);
    *touch(1) = *touch(0) + await later(1);
    await later(0);
    (*touch(1))++;
    _Atomic int n = 1;
    n += await later(4);
    n = n + await later(1);
    printf("%u %u %u %d\n", reg[0], reg[1], log_count, (int)n);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3 5 4 6
// CHECK-NOT: {{.}}

// Awaiting async_sleep_ms takes that long; async_now_ms tells.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    uint32_t start = async_now_ms();
    await async_sleep_ms(25);
    printf("%u\n", (unsigned)(async_now_ms() - start));
    await async_sleep_until(start + 40);
    printf("%u\n", (unsigned)(async_now_ms() - start));
    await async_sleep(0.06);
    printf("%u\n", (unsigned)(async_now_ms() - start));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 25
// CHECK-NEXT: 40
// CHECK-NEXT: 100
// CHECK-NOT: {{.}}

// Identifiers poisoned by a pragma after their use stay usable where they were used.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static int forbidden_later(void) { return 4; }
#define WRAP() forbidden_later()
static async int early(void)
{
    int x = WRAP();
    await later(0);
    return x + WRAP();
}
#pragma GCC poison forbidden_later
static async void amain(void)
{
    printf("%d\n", await early());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 8
// CHECK-NOT: {{.}}

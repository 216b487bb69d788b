// A qualified result type is that of its unqualified version.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async const int five(void) { await async_sleep_ms(0); return 5; }
static async volatile unsigned six(void) { await async_sleep_ms(0); return 6; }

static async void amain(void)
{
    int x = await five();
    x++;
    printf("%d %u\n", x, await six());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 6 6
// CHECK-NOT: {{.}}

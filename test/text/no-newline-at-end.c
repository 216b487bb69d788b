// The last line need not end in a newline.
// RUN: %run_async --no-strict %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int later(int value)
{
    await async_sleep_ms(0);
    return value;
}

static async void amain(void) { printf("%d\n", await later(6)); }
int main(void)
{
    return async_run(amain());
}

// CHECK: 6
// CHECK-NOT: {{.}}
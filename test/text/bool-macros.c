// bool, true and false are macros in C99 and work as types, values and results.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdbool.h>
#include <stdio.h>

#include <async.h>

static async bool invert(bool b) { await async_sleep_ms(0); return !b; }
static async void amain(void)
{
    bool a = true, b[2] = { false, true };
    a = await invert(a) || await invert(b[0]);
    for (bool go = true; go; go = await invert(true)) {
        printf("%d %d\n", a, b[1]);
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 1
// CHECK-NOT: {{.}}

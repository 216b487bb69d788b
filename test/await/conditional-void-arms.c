// The arms of ?: may be awaits of void functions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void note(const char *what)
{
    await async_sleep_ms(0);
    printf("%s\n", what);
}

static async void amain(void)
{
    int i;
    for (i = 0; i < 3; i++) {
        i % 2 ? await note("odd") : await note("even");
    }
    i == 3 ? (void)0 : await note("not reached");
}

int main(void)
{
    return async_run(amain());
}

// CHECK: even
// CHECK-NEXT: odd
// CHECK-NEXT: even
// CHECK-NOT: {{.}}

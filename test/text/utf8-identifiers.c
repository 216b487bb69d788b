// Identifiers beyond ASCII name functions, parameters, locals, labels and types.
// RUN: %run_async --no-strict --std=gnu17 %s | %FileCheck --match-full-lines %s
// REQUIRES: new-gcc

#include <stdio.h>

#include <async.h>

struct größe { int höhe, 幅; };
static async int später(int zähler)
{
    int ergebnis_ß = zähler;
    await async_sleep_ms(0);
    return ergebnis_ß;
}

static async void amain(void)
{
    struct größe g = { await später(3), 4 };
    int π = 0;
nochmal_ü:
    π += await später(g.höhe * g.幅);
    if (π < 20) goto nochmal_ü;
    printf("%d é→\n", π);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 24 é→
// CHECK-NOT: {{.}}

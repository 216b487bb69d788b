// A jump back to before the declaration of a VLA ends it: it does not live across the await there, though its address escaped.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int *kept;

static async void amain(void)
{
    int n = 1;
again:
    await async_sleep_ms(0);
    int x[n];
    x[n - 1] = n;
    kept = x;
    printf("%d\n", kept[n - 1]);
    if (++n < 4) {
        goto again;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1
// CHECK-NEXT: 2
// CHECK-NEXT: 3
// CHECK-NOT: {{.}}

// An await in a while condition is evaluated anew each turn.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static int left = 3;
static async int take(void) { await async_sleep_ms(0); return left--; }

static async void amain(void)
{
    while (await take()) {
        printf("%d left\n", left);
    }
    printf("end %d\n", left);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 2 left
// CHECK-NEXT: 1 left
// CHECK-NEXT: 0 left
// CHECK-NEXT: end -1
// CHECK-NOT: {{.}}

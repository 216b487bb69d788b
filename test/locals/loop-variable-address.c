// The address of a loop variable is the same in every turn.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void amain(void)
{
    int *first = NULL;
    for (int i = 0; i < 6; i++) {
        if (!first) {
            first = &i;
        }
        await pause();
        printf("%d %d\n", *first, first == &i);
        *first += 1;
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 0 1
// CHECK-NEXT: 2 1
// CHECK-NEXT: 4 1
// CHECK-NOT: {{.}}

// Two awaits of one function in sequence and in one expression do not share state.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int counter(int from)
{
    static int calls;
    int local = from;
    for (int i = 0; i < 3; i++) {
        local++;
        await async_sleep_ms(0);
    }
    calls++;
    return local * 10 + calls;
}

static async void amain(void)
{
    printf("%d\n", await counter(0));
    printf("%d\n", await counter(10) - await counter(20));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 31
// CHECK-NEXT: -101
// CHECK-NOT: {{.}}

// An await in the left part of a comma in a condition leaves only the right part as the condition.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int middle(int n)
{
    int sum = 0;
    if (await async_sleep_ms(0), n % 2) goto odd;
    switch (await async_sleep_ms(0), n) {
    case 4:
        sum += 100;
    }
    while (await async_sleep_ms(0), sum++, n-- > 0) {
        sum += n;
    }
    do {
        sum += 1000;
    } while (await async_sleep_ms(0), ++n < 2);
    for (int i = 0; await async_sleep_ms(0), i < 2; i++) sum += 5;
odd:
    return await async_sleep_ms(0), sum;
}

static async void amain(void)
{
    printf("%d\n", await middle(4));
    printf("%d\n", await middle(3));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 3121
// CHECK-NEXT: 0
// CHECK-NOT: {{.}}

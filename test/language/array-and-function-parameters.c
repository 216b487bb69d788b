// Parameters of array and function type are pointers, also those with static bounds.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int apply(int f(int), int a[static 2], const int m[][2], int n)
{
    int sum = 0;
    for (int i = 0; i < n; i++) {
        await async_sleep_ms(0);
        sum += f(a[i]) + m[i][1];
    }
    return sum;
}
static int square(int x) { return x * x; }

static async void amain(void)
{
    int a[] = { 3, 4 };
    static const int m[2][2] = { { 1, 2 }, { 3, 4 } };
    printf("%d\n", await apply(square, a, m, 2));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 31
// CHECK-NOT: {{.}}

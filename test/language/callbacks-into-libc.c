// Ordinary callbacks handed to the C library work in async functions.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>
#include <stdlib.h>

#include <async.h>

static int by_value(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

static async void amain(void)
{
    int a[5] = { 5, 1, 4, 2, 3 }, key = 4;
    await async_sleep_ms(0);
    qsort(a, 5, sizeof a[0], by_value);
    await async_sleep_ms(0);
    int *found = bsearch(&key, a, 5, sizeof a[0], by_value);
    printf("%d %d %d\n", a[0], a[4], (int)(found - a));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 5 3
// CHECK-NOT: {{.}}

// restrict-qualified pointers survive awaits.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void pause(void)
{
    await async_sleep_ms(0);
}

static async void copy(int *restrict to, const int *restrict from, int n)
{
    int *restrict end = to + n;
    while (to < end) {
        *to++ = *from++;
        await pause();
    }
}

static async void amain(void)
{
    int a[3] = { 1, 2, 3 }, b[3] = { 0 };
    await copy(b, a, 3);
    printf("%d %d %d\n", b[0], b[1], b[2]);
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 1 2 3
// CHECK-NOT: {{.}}

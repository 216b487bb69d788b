// A generator and a context manager may have functions merged into them.
// RUN: %run_async %s | %FileCheck --match-full-lines %s
// RUN: %run_async %s --asyncc-flags=-fno-merge | %FileCheck --match-full-lines %s
#include <stdio.h>

#include <async.h>

static async int fetch(int n)
{
    await async_sleep_ms(1);
    return n * n;
}

static async_generator int squares(int n)
{
    async_defer {
        puts("closed");
    }
    for (int i = 1; i <= n; i++) {
        int square = await fetch(i);
        yield square;
    }
}

static async void amain(void)
{
    async_for (int square, squares(5)) {
        printf("%d\n", square);
        await async_sleep_ms(1);
        if (square == 9) {
            break;
        }
    }
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      1
// CHECK-NEXT: 4
// CHECK-NEXT: 9
// CHECK-NEXT: closed
// CHECK-NOT:  {{.}}

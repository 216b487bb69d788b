// A comment that says "fall through" stays directly before its case, where gcc looks for it.
// RUN: %run_async %s --no-clang | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int f(int k)
{
    switch (k) {
    case 1:
        await async_sleep_ms(1);
        /* fall through */
    case 2:
        k += 10;
        await async_sleep_ms(k);
        /* fall through */
    case 3:
        puts("three");
        /* fall through */
    default:
        break;
    }
    return k + __LINE__;
}

static async void amain(void) { printf("%d\n", await f(1)); }
int main(void) { return async_run(amain()); }

// CHECK: three
// CHECK-NEXT: 35
// CHECK-NOT: {{.}}

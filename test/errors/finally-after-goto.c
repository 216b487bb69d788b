// A goto out of two bodies runs both finally clauses, innermost first.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    int turns = 0;
again:
    async_try {
        async_try {
            await async_sleep_ms(1);
            if (++turns < 3) {
                goto again;
            }
            goto out;
        } async_finally {
            await async_sleep_ms(1);
            printf("inner %d\n", turns);
        }
    } async_finally {
        printf("outer %d\n", turns);
    }
    puts("not here");
out:
    puts("out");
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      inner 1
// CHECK-NEXT: outer 1
// CHECK-NEXT: inner 2
// CHECK-NEXT: outer 2
// CHECK-NEXT: inner 3
// CHECK-NEXT: outer 3
// CHECK-NEXT: out
// CHECK-NOT:  {{.}}

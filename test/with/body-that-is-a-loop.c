/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The body of async_with is a loop without braces: break and continue concern it and leave nothing. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async void amain(void)
{
    int n = 0;
    async_with (&lock) while (1) {
        await async_sleep_ms(1);
        if (++n < 3) {
            continue;
        }
        printf("%d locked %d\n", n, async_lock_locked(&lock));
        break;
    }
    printf("locked %d\n", async_lock_locked(&lock));
}

int main(void) { return async_run(amain()); }

// CHECK:      3 locked 1
// CHECK-NEXT: locked 0

// async_move_on_after_ms leaves the block and goes on behind it.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async void amain(void)
{
    int i = 0;
    async_with (async_move_on_after_ms(5)) {
        for (;; i++) {
            await async_sleep_ms(2);
        }
    }
    printf("%d turns, %u\n", i, (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      2 turns, 5
// CHECK-NOT:  {{.}}

// A timeout while waiting for a lock leaves its queue in order and runs no exit.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;

static async void holder(void)
{
    async_with (&lock) {
        await async_sleep_ms(10);
    }
    puts("holder done");
}

static async void impatient(void)
{
    async_with (async_move_on_after_ms(3)) {
        async_with (&lock) {
            puts("not here");
        }
    }
    printf("gave up at %u\n", (unsigned)async_now_ms());
}

static async void patient(void)
{
    async_with (&lock) {
        printf("got it at %u\n", (unsigned)async_now_ms());
    }
}

static async void amain(void)
{
    await async_gather(holder(), impatient(), patient());
    printf("%d\n", async_lock_locked(&lock));
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      gave up at 3
// CHECK-NEXT: holder done
// CHECK-NEXT: got it at 10
// CHECK-NEXT: 0
// CHECK-NOT:  {{.}}

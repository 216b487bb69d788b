// At most n tasks are inside async_with over a semaphore of n.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_semaphore slots = ASYNC_SEMAPHORE_INIT(2);
static int inside, most;

static async void worker(void)
{
    async_with (&slots) {
        if (++inside > most) {
            most = inside;
        }
        await async_sleep_ms(1);
        inside--;
    }
}

static async void amain(void)
{
    await async_gather(worker(), worker(), worker(), worker(), worker());
    printf("most %d, %u\n", most, (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      most 2, 3
// CHECK-NOT:  {{.}}

// async_with over a condition takes its lock; a wait gives it back while waiting.
// RUN: %run_async %s | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;
static async_condition filled = ASYNC_CONDITION_INIT(&lock);
static int items;

static async void consumer(int n)
{
    async_with (&filled) {
        while (items == 0) {
            await async_condition_wait(&filled);
        }
        items--;
        printf("%d took one, %d left, locked %d\n", n, items, async_lock_locked(&lock));
    }
}

static async void producer(void)
{
    for (int i = 0; i < 2; i++) {
        await async_sleep_ms(1);
        async_with (&filled) {
            items++;
            async_condition_notify(&filled, 1);
        }
    }
}

static async void amain(void)
{
    await async_gather(consumer(0), consumer(1), producer());
}

int main(void)
{
    return async_run(amain());
}

// CHECK:      0 took one, 0 left, locked 1
// CHECK-NEXT: 1 took one, 0 left, locked 1
// CHECK-NOT:  {{.}}

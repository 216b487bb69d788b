// A value that nobody reads leaves no variable behind, of whatever form it is the value.
// RUN: %run_async %s --std=gnu99 --cflags="-Wno-unused-value -Wno-pedantic" | %FileCheck --match-full-lines %s

#include <stdio.h>

#include <async.h>

static async int f(int ms) { await async_sleep_ms(ms); return ms; }
static ASYNC_QUEUE(q, int, 2);

static async void amain(void)
{
    int v = 1;
    await f(1);
    await async_wait_for_ms(f(1), 3);
    (void)await async_wait_for_ms(f(1), 3);
    await async_wait_any(f(1), f(2));
    await async_wait_any(v = f(1), f(2));
    await async_queue_put(&q, 2);
    await async_queue_get(&q);
    v ? await f(1) : 0;
    v ?: await f(1);
    v - 1 ?: await f(1);
    await f(1), await f(2);
    v && await f(1);
    (await f(3));
    await async_gather(f(1), f(2));
    for (await f(1); v; await async_wait_for_ms(f(1), 3)) { v = 0; }
    printf("%u\n", (unsigned)async_now_ms());
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 18
// CHECK-NOT: {{.}}

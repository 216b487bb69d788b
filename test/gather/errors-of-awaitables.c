/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An awaitable that fails ends the gather as a call does; the others are taken back from what they wait for. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_lock lock = ASYNC_LOCK_INIT;
static async_event event = ASYNC_EVENT_INIT;
ASYNC_QUEUE(queue, int, 1);

static async void close_later(void)
{
    await async_sleep_ms(5);
    async_queue_close(&queue);
}
ASYNC_TASK_POOL(close_later, 1);

static async void amain(void)
{
    int n = -1;
    int errors[3];
    async_spawn(close_later());
    async_lock_try_acquire(&lock);
    async_try {
        await async_gather(async_lock_acquire(&lock), n = async_queue_get(&queue), async_event_wait(&event));
        puts("no");
    } async_catch (int e) {
        printf("%s at %u, n %d\n", async_strerror(e), (unsigned)async_now_ms(), n);
    }
    async_lock_release(&lock);
    printf("the lock has %s\n", async_lock_locked(&lock) ? "an owner" : "no owner");
    async_event_set(&event);
    await async_gather_errors(errors, async_join(NULL), async_queue_put(&queue, 1), async_event_wait(&event));
    printf("%s, %s, %s\n", async_strerror(errors[0]), async_strerror(errors[1]), async_strerror(errors[2]));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: closed at 5, n -1
// CHECK-NEXT: the lock has no owner
// CHECK-NEXT: misuse, closed, no error

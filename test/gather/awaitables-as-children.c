/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Whatever can be awaited can be gathered, next to calls and tasks, and its value stored. */
// RUN: %run_async %s | %FileCheck --match-full-lines %s
#include <stdio.h>
#include <async.h>

static async_event event = ASYNC_EVENT_INIT;
static async_lock lock = ASYNC_LOCK_INIT;
static async_flag flag = ASYNC_FLAG_INIT;
static async_barrier barrier = ASYNC_BARRIER_INIT(2);
ASYNC_QUEUE(queue, int, 2);
ASYNC_CHANNEL(channel, double, 0);

static async int twice(int n)
{
    await async_sleep_ms(n);
    return 2 * n;
}

static async void provide(void)
{
    await async_sleep_ms(7);
    async_event_set(&event);
    async_flag_set(&flag);
    await async_queue_put(&queue, 42);
    await async_channel_send(&channel, 2.5);
}
ASYNC_TASK_POOL(provide, 1);

static async void amain(void)
{
    int n = 0, m = 0;
    double x = 0;
    unsigned first = 9, second = 9;
    async_task *t = async_create_task(provide());

    await async_gather(async_sleep_ms(3), async_event_wait(&event), n = async_queue_get(&queue), t,
                       async_lock_acquire(&lock), x = async_channel_receive(&channel), m = twice(4),
                       async_flag_wait(&flag), async_join(t));
    printf("%d %d %.1f %d at %u\n", n, m, x, async_lock_locked(&lock), (unsigned)async_now_ms());
    async_task_release(t);

    await async_gather(first = async_barrier_wait(&barrier), second = async_barrier_wait(&barrier),
                       async_queue_put(&queue, n + 1), async_queue_put(&queue, n + 2));
    printf("%u %u, %d in the queue\n", first, second, (int)async_queue_count(&queue));
}

int main(void)
{
    return async_run(amain());
}

// CHECK: 42 8 2.5 1 at 7
// CHECK-NEXT: 0 1, 2 in the queue

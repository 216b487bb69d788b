/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Barriers. */
#include <async/barrier.h>

#include "internal.h"

int async_barrier_wait__try(async_barrier_node *node, async_barrier *barrier)
{
    node->arrival = barrier->waiting;
    if (barrier->waiting + 1 < barrier->parties) {
        return ASYNC__PENDING;
    }
    barrier->waiting = 0;
    async__ring_wake_all(&barrier->waiters);
    return 0;
}

void async_barrier_wait__wait(async_barrier_node *node, async_task *task, async_barrier *barrier)
{
    node->barrier = barrier;
    node->arrival = barrier->waiting++;
    node->wait.task = task;
    async__ring_append(&barrier->waiters, &node->wait);
}

bool async_barrier_wait__undo(void *self, async_task *task)
{
    async_barrier_node *node = (async_barrier_node *)self;
    (void)task;
    if (async__ring_leave(&node->barrier->waiters, &node->wait)) {
        node->barrier->waiting--;
    }
    return true;
}

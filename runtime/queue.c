/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Queues.  An item goes straight to a getter that waits; a putter that waits is served when room is made, so nobody
 * who comes later gets in between. */
#include <async/queue.h>

#include "internal.h"

/* An item that was given or taken is delivered before a cancel; what the wait failed with is not, the cancel takes its
 * place. */
static bool undo_in(async_wait **ring, async_queue_node *node)
{
    bool has_item = !async__ring_leave(ring, &node->wait) && node->error == 0;
    node->error = 0;
    return !has_item;
}

bool async_queue_put__undo(void *self, async_task *task)
{
    async_queue_node *node = (async_queue_node *)self;
    (void)task;
    return undo_in(&node->queue->putters, node);
}

bool async_queue_get__undo(void *self, async_task *task)
{
    async_queue_node *node = (async_queue_node *)self;
    (void)task;
    return undo_in(&node->queue->getters, node);
}

bool async_queue_join__undo(void *self, async_task *task)
{
    async_queue_node *node = (async_queue_node *)self;
    (void)task;
    async__ring_leave(&node->queue->joiners, &node->wait);
    return true;
}

void async__queue_commit(async_items q)
{
    async_queue *queue = q.queue;
    if (queue->getters) {
        async__copy(async__queue_first(queue->getters)->item.to, q.items + async__queue_place(q) * q.item_size, q.item_size);
        async__ring_wake(&queue->getters);
    } else {
        queue->count++;
    }
    queue->unfinished++;
}

bool async__queue_try_get(async_items q, void *out)
{
    return async_queue_get__try(q, out) == 0;
}

void async__queue_fail(async_wait **waits, int error)
{
    while (*waits) {
        async__queue_first(*waits)->error = error;
        async__ring_wake(waits);
    }
}

void async__queue_close(async_queue *q)
{
    q->count |= ASYNC__QUEUE_CLOSED;
    async__queue_fail(&q->getters, ASYNC_CLOSED);
    async__queue_fail(&q->putters, ASYNC_CLOSED);
}

int async__queue_task_done(async_queue *q)
{
    if (q->unfinished == 0) {
        return ASYNC_MISUSE;
    }
    q->unfinished--;
    if (q->unfinished == 0) {
        async__queue_fail(&q->joiners, 0);
    }
    return 0;
}

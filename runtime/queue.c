/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Queues.  An item goes straight to a getter that waits; a putter that waits is served when room is made, so nobody
 * who comes later gets in between. */
#include <async/queue.h>

#include <string.h>

#include "internal.h"

/* The usual sizes without a call. */
static void copy_item(void *to, const void *from, size_t size)
{
    if (size == 4) {
        memcpy(to, from, 4);
    } else if (size == 8) {
        memcpy(to, from, 8);
    } else {
        memcpy(to, from, size);
    }
}

static async_queue_node *first_of(async_wait *ring)
{
    return (async_queue_node *)ring; /* the wait is its first member */
}

/* The first of a ring has got what it waits for; its error is 0 already. */
static void grant(async_wait **ring)
{
    async__ring_wake(ring);
}

size_t async__queue_place(const async_queue *q)
{
    size_t place = q->head + q->count;
    return place >= q->capacity ? place - q->capacity : place;
}

static void append_item(async_queue *q, const void *item)
{
    copy_item(q->items + async__queue_place(q) * q->item_size, item, q->item_size);
    q->count++;
}

static void take_item(async_queue *q, void *item)
{
    copy_item(item, q->items + q->head * q->item_size, q->item_size);
    q->head = q->head + 1 == q->capacity ? 0 : q->head + 1;
    q->count--;
}

int async_queue_put__try(async_queue *q, const void *item)
{
    if (q->is_closed) {
        return ASYNC_CLOSED;
    }
    if (q->getters) {
        copy_item(first_of(q->getters)->item.to, item, q->item_size);
        grant(&q->getters);
    } else if (q->count < q->capacity) {
        append_item(q, item);
    } else {
        return ASYNC__PENDING;
    }
    q->unfinished++;
    return 0;
}

int async_queue_get__try(async_queue *q, void *item)
{
    if (q->count > 0) {
        take_item(q, item);
        if (q->putters) {
            append_item(q, first_of(q->putters)->item.from);
            q->unfinished++;
            grant(&q->putters);
        }
        return 0;
    }
    if (q->putters) { /* a rendezvous */
        copy_item(item, first_of(q->putters)->item.from, q->item_size);
        q->unfinished++;
        grant(&q->putters);
        return 0;
    }
    return q->is_closed ? ASYNC_CLOSED : ASYNC__PENDING;
}

static void wait_in(async_wait **ring, async_queue_node *node, async_task *task, async_queue *q)
{
    node->queue = q;
    node->error = 0;
    node->wait.task = task;
    async__ring_append(ring, &node->wait);
}

void async_queue_put__wait(async_queue_node *node, async_task *task, async_queue *q, const void *item)
{
    node->item.from = item;
    wait_in(&q->putters, node, task, q);
}

void async_queue_get__wait(async_queue_node *node, async_task *task, async_queue *q, void *item)
{
    node->item.to = item;
    wait_in(&q->getters, node, task, q);
}

void async_queue_join__wait(async_queue_node *node, async_task *task, async_queue *q)
{
    wait_in(&q->joiners, node, task, q);
}

int async_queue_put__done(async_queue_node *node, int error)
{
    return error ? error : node->error;
}

int async_queue_get__done(async_queue_node *node, int error)
{
    return error ? error : node->error;
}

/* An item that was given or taken is delivered before a cancel. */
static bool undo_in(async_wait **ring, async_queue_node *node)
{
    return async__ring_leave(ring, &node->wait) || node->error != 0;
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

bool async__queue_reserve(async_queue *q)
{
    return !q->is_closed && (q->getters || q->count < q->capacity);
}

void async__queue_commit(async_queue *q)
{
    if (q->getters) {
        copy_item(first_of(q->getters)->item.to, q->items + async__queue_place(q) * q->item_size, q->item_size);
        grant(&q->getters);
    } else {
        q->count++;
    }
    q->unfinished++;
}

bool async__queue_try_get(async_queue *q, void *out)
{
    return async_queue_get__try(q, out) == 0;
}

void async__queue_fail(async_wait **waits, int error)
{
    while (*waits) {
        first_of(*waits)->error = error;
        async__ring_wake(waits);
    }
}

void async__queue_close(async_queue *q)
{
    q->is_closed = true;
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

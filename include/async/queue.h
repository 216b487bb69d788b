/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Queues: items of one type from any number of tasks to any number of tasks, first in first out. */
#ifndef ASYNC_QUEUE_H
#define ASYNC_QUEUE_H

#include <async/ring.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_queue async_queue;
typedef struct async_queue_node async_queue_node;
struct async_queue {
    async_wait *getters;    /* as long as it is empty                                  */
    async_wait *putters;    /* as long as it is full                                   */
    async_wait *joiners;
    size_t head;            /* of the items that are in it                             */
    size_t count;           /* of these; with ASYNC__QUEUE_CLOSED nothing can be put   */
    size_t unfinished;      /* items put and not yet reported by task_done             */
};
#define ASYNC__QUEUE_CLOSED (~(SIZE_MAX >> 1))

/* ASYNC_QUEUE(q, T, N); defines the queue q of N items of type T, at file scope or static in a block.
 * ASYNC_QUEUE_TYPE(tag, T, N); defines struct tag, to be initialised with ASYNC_QUEUE_INIT. */
#define ASYNC_QUEUE_TYPE(tag, T, N) \
    struct tag { \
        async_queue queue; \
        T items[N]; \
    }
#define ASYNC_QUEUE(q, T, N) \
    struct q##__queue { \
        async_queue queue; \
        T items[N]; \
    } q = ASYNC_QUEUE_INIT
#define ASYNC_QUEUE_INIT { .queue = { NULL, NULL, NULL, 0, 0, 0 } }

/* How far the items are from the first member, which has the queue.  As all below but the first q it does not evaluate q. */
#ifdef __GNUC__
#define ASYNC__ITEMS_OFFSET(q, first) (offsetof(__typeof__(*(q)), items) - offsetof(__typeof__(*(q)), first))
#else /* a null pointer of q's type, since that has no name here */
#define ASYNC__ITEMS_OFFSET(q, first) ((size_t)((char *)(1 ? 0 : (q))->items - (char *)&(1 ? 0 : (q))->first))
#endif

/* The queue in a pointer to any of these, and what the pointer's type says about its items. */
#define async__queue_of(q) \
    async__queue_sized(&(q)->queue, ASYNC__ITEMS_OFFSET(q, queue), sizeof((q)->items[0]), \
                       sizeof((q)->items) / sizeof((q)->items[0]))

/* In what follows q is a pointer to any queue.  All but async_queue_try_put evaluate it once.
 *
 * Awaitable: puts an item.  Suspends only if the queue is full.  ASYNC_CLOSED after close, also for those who wait.
 *     async_queue_put(q, value)
 * Awaitable: the oldest item.  Suspends only if the queue is empty.  ASYNC_CLOSED once it is closed and empty.
 *     T async_queue_get(q)
 * Awaitable: waits until task_done was called for every item that was put.  Suspends unless it was.
 *     async_queue_join(q) */

/* Puts a value if there is room; does not suspend.  The value is evaluated only if there is room, and after q, which is
 * evaluated more than once: a name, not a call. */
#define async_queue_try_put(q, ...) \
    (async__queue_reserve(async__queue_of(q)) \
     && ((q)->items[async__queue_place(async__queue_of(q))] = (__VA_ARGS__), \
         async__queue_commit(async__queue_of(q)), 1))

/* Takes the oldest item, if there is one; does not suspend. */
#define async_queue_try_get(q, out) (async__queue_try_get(async__queue_of(q), 1 ? (out) : &(q)->items[0]))

/* Items in it. */
#define async_queue_count(q) (async__queue_count(&(q)->queue))

/* No more items: putters that wait get ASYNC_CLOSED, getters what is left. */
#define async_queue_close(q) (async__queue_close(&(q)->queue))

/* An item that was got is done with.  ASYNC_MISUSE if none is open. */
#define async_queue_task_done(q) (async__queue_task_done(&(q)->queue))

/* ---- internal ------------------------------------------------------------------------------------------- */

/* A queue with its items.  Made anew where it is needed, so a compiler knows the numbers. */
typedef struct async_items {
    async_queue *queue;
    char *items;
    size_t item_size, capacity;
} async_items;

ASYNC__INLINE async_items async__queue_sized(void *object, size_t offset, size_t item_size, size_t capacity)
{
    async_items q;
    q.queue = (async_queue *)object; /* the queue, or what it is the first member of */
    q.items = (char *)object + offset;
    q.item_size = item_size;
    q.capacity = capacity;
    return q;
}

ASYNC__INLINE size_t async__queue_count(const async_queue *queue)
{
    return queue->count & ~ASYNC__QUEUE_CLOSED;
}

/* Where the first item lies, and where the next one goes.  Requires: it is not closed.  A queue of one item has only one
 * place, which a compiler does not see. */
ASYNC__INLINE size_t async__queue_head(async_items q)
{
    return q.capacity == 1 ? 0 : q.queue->head;
}

ASYNC__INLINE size_t async__queue_place(async_items q)
{
    size_t place = q.queue->head + q.queue->count;
    if (q.capacity == 1) {
        return 0;
    }
    return place >= q.capacity ? place - q.capacity : place;
}

/* Room, or somebody waits for an item. */
ASYNC__INLINE _Bool async__queue_reserve(async_items q)
{
    return q.queue->getters || q.queue->count < q.capacity;
}

void async__queue_commit(async_items q); /* the next item has been written to its place */
_Bool async__queue_try_get(async_items q, void *out);
void async__queue_close(async_queue *q);
void async__queue_fail(async_wait **waits, int error); /* ends all of these waits with an error       */
int async__queue_task_done(async_queue *q);

struct async_queue_node {
    async_wait wait;
    async_queue *queue;
    union {
        void *to;         /* of a getter */
        const void *from; /* of a putter */
    } item;
    int error;            /* what the wait ends with */
};

/* What asyncc reads: the call that waits, and what has the type of an item. */
void (async_queue_put)(async_items q);
void (async_queue_get)(async_items q);
void (async_queue_join)(async_items q);
#define async_queue_put(q, ...) ((async_queue_put)(async__queue_of(q)), (q)->items[0] = (__VA_ARGS__))
#define async_queue_get(q) ((async_queue_get)(async__queue_of(q)), (q)->items[0])
#define async_queue_join(q) ((async_queue_join)(async__queue_of(q)))

/* The first of a ring of this file's nodes.  Requires: there is one. */
ASYNC__INLINE async_queue_node *async__queue_first(async_wait *ring)
{
    return (async_queue_node *)ring; /* the wait is its first member */
}

ASYNC__INLINE int async_queue_put__try(async_items q, const void *item)
{
    async_queue *queue = q.queue;
    async_wait *getter = queue->getters;
    if (getter) {
        async__copy(async__queue_first(getter)->item.to, item, q.item_size);
        ASYNC__RING_WAKE(&queue->getters, getter);
    } else if (queue->count < q.capacity) { /* so it is not closed */
        async__copy(q.items + async__queue_place(q) * q.item_size, item, q.item_size);
        queue->count++;
    } else {
        return ASYNC__LIKELY(!(queue->count & ASYNC__QUEUE_CLOSED)) ? ASYNC__PENDING : ASYNC_CLOSED;
    }
    queue->unfinished++;
    return 0;
}

/* Takes what a putter holds, the first one. */
ASYNC__INLINE void async__queue_take_over(async_queue *queue, async_wait *putter, void *item, size_t size)
{
    async__copy(item, async__queue_first(putter)->item.from, size);
    queue->unfinished++;
    ASYNC__RING_WAKE(&queue->putters, putter);
}

/* Takes the oldest item; the first putter's, if one waits, goes to its place, as the queue was full.  Requires: there
 * is an item. */
ASYNC__INLINE void async__queue_take(async_items q, void *item)
{
    async_queue *queue = q.queue;
    size_t head = async__queue_head(q);
    char *first = q.items + head * q.item_size;
    async__copy(item, first, q.item_size);
    if (q.capacity > 1) {
        queue->head = head + 1 == q.capacity ? 0 : head + 1;
    }
    if (ASYNC__LIKELY(queue->putters == NULL)) {
        queue->count--;
    } else {
        async__queue_take_over(queue, queue->putters, first, q.item_size);
    }
}

/* The items that putters hold are behind those in it; without room for any it is a rendezvous. */
ASYNC__INLINE int async_queue_get__try(async_items q, void *item)
{
    async_queue *queue = q.queue;
    if (ASYNC__LIKELY(queue->count - 1 < q.capacity)) { /* open, and not empty */
        async__queue_take(q, item);
        return 0;
    }
    if (q.capacity == 0 && queue->putters) {
        async__queue_take_over(queue, queue->putters, item, q.item_size);
        return 0;
    }
    if (ASYNC__LIKELY(queue->count == 0)) {
        return ASYNC__PENDING;
    }
    if (queue->count == ASYNC__QUEUE_CLOSED) {
        return ASYNC_CLOSED;
    }
    async__queue_take(q, item);
    return 0;
}

ASYNC__INLINE void async__queue_wait(async_wait **ring, async_queue_node *node, async_task *task, async_items q)
{
    node->queue = q.queue;
    node->error = 0;
    node->wait.task = task;
    ASYNC__RING_APPEND(ring, &node->wait);
}

ASYNC__INLINE void async_queue_put__wait(async_queue_node *node, async_task *task, async_items q, const void *item)
{
    node->item.from = item;
    async__queue_wait(&q.queue->putters, node, task, q);
}

ASYNC__INLINE int async_queue_put__done(async_queue_node *node, int error)
{
    return error | node->error; /* one of them at most */
}
_Bool async_queue_put__undo(void *node, async_task *task);

ASYNC__INLINE void async_queue_get__wait(async_queue_node *node, async_task *task, async_items q, void *item)
{
    node->item.to = item;
    async__queue_wait(&q.queue->getters, node, task, q);
}

ASYNC__INLINE int async_queue_get__done(async_queue_node *node, int error)
{
    return error | node->error; /* one of them at most */
}
_Bool async_queue_get__undo(void *node, async_task *task);

ASYNC__INLINE int async_queue_join__try(async_items q)
{
    return q.queue->unfinished == 0 ? 0 : ASYNC__PENDING;
}

ASYNC__INLINE void async_queue_join__wait(async_queue_node *node, async_task *task, async_items q)
{
    async__queue_wait(&q.queue->joiners, node, task, q);
}
_Bool async_queue_join__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

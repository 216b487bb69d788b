/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Queues: items of one type from any number of tasks to any number of tasks, first in first out. */
#ifndef ASYNC_QUEUE_H
#define ASYNC_QUEUE_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_queue async_queue;
typedef struct async_queue_node async_queue_node;
struct async_queue {
    async_wait *getters;    /* as long as it is empty                                  */
    async_wait *putters;    /* as long as it is full                                   */
    async_wait *joiners;
    char *items;            /* NULL: not yet known                                     */
    size_t item_size, capacity;
    size_t head, count;     /* of the items that are in it                             */
    size_t unfinished;      /* items put and not yet reported by task_done             */
    bool is_closed;
};

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
#define ASYNC_QUEUE_INIT { .queue = { NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, false } }

/* The queue in a pointer to any of these.  Evaluates it once. */
#define async__queue_of(q) \
    async__queue_sized(&(q)->queue, (q)->items, sizeof((q)->items[0]), \
                       sizeof((q)->items) / sizeof((q)->items[0]))

/* In what follows q is a pointer to any queue.
 *
 * Awaitable: puts an item.  Suspends only if the queue is full.  ASYNC_CLOSED after close, also for those who wait.
 *     async_queue_put(q, value)
 * Awaitable: the oldest item.  Suspends only if the queue is empty.  ASYNC_CLOSED once it is closed and empty.
 *     T async_queue_get(q)
 * Awaitable: waits until task_done was called for every item that was put.  Suspends unless it was.
 *     async_queue_join(q) */

/* Puts a value if there is room; does not suspend.  The value is evaluated only if there is room. */
#define async_queue_try_put(q, ...) \
    (async__queue_reserve(async__queue_of(q)) \
     && ((q)->items[async__queue_place(&(q)->queue)] = (__VA_ARGS__), async__queue_commit(&(q)->queue), true))

/* Takes the oldest item, if there is one; does not suspend. */
#define async_queue_try_get(q, out) (async__queue_try_get(async__queue_of(q), 1 ? (out) : &(q)->items[0]))

/* Items in it. */
#define async_queue_count(q) ((q)->queue.count)

/* No more items: putters that wait get ASYNC_CLOSED, getters what is left. */
#define async_queue_close(q) (async__queue_close(&(q)->queue))

/* An item that was got is done with.  ASYNC_MISUSE if none is open. */
#define async_queue_task_done(q) (async__queue_task_done(&(q)->queue))

/* ---- internal ------------------------------------------------------------------------------------------- */

ASYNC__INLINE async_queue *async__queue_sized(async_queue *q, void *items, size_t item_size, size_t capacity)
{
    if (q->items == NULL) {
        q->items = (char *)items;
        q->item_size = item_size;
        q->capacity = capacity;
    }
    return q;
}

bool async__queue_reserve(async_queue *q);           /* room, or somebody waits for an item         */
size_t async__queue_place(const async_queue *q);     /* where the next item goes                    */
void async__queue_commit(async_queue *q);            /* it has been written there                   */
bool async__queue_try_get(async_queue *q, void *out);
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
void (async_queue_put)(async_queue *q);
void (async_queue_get)(async_queue *q);
void (async_queue_join)(async_queue *q);
#define async_queue_put(q, ...) ((async_queue_put)(async__queue_of(q)), (q)->items[0] = (__VA_ARGS__))
#define async_queue_get(q) ((async_queue_get)(async__queue_of(q)), (q)->items[0])
#define async_queue_join(q) ((async_queue_join)(async__queue_of(q)))

int async_queue_put__try(async_queue *q, const void *item);
void async_queue_put__wait(async_queue_node *node, async_task *task, async_queue *q, const void *item);
int async_queue_put__done(async_queue_node *node, int error);
bool async_queue_put__undo(void *node, async_task *task);

int async_queue_get__try(async_queue *q, void *item);
void async_queue_get__wait(async_queue_node *node, async_task *task, async_queue *q, void *item);
int async_queue_get__done(async_queue_node *node, int error);
bool async_queue_get__undo(void *node, async_task *task);

ASYNC__INLINE int async_queue_join__try(async_queue *q)
{
    return q->unfinished == 0 ? 0 : ASYNC__PENDING;
}
void async_queue_join__wait(async_queue_node *node, async_task *task, async_queue *q);
bool async_queue_join__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Channels: a queue whose ends are counted; without room for items, a rendezvous. */
#ifndef ASYNC_CHANNEL_H
#define ASYNC_CHANNEL_H

#include <async/queue.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_channel async_channel;
struct async_channel {
    async_queue queue;
    unsigned closed_senders, closed_receivers; /* open ones: 1 + cloned - closed */
    unsigned cloned_senders, cloned_receivers;
};

/* ASYNC_CHANNEL(c, T, N); defines the channel c of N items of type T, N = 0 for a rendezvous, with one open sender
 * and one open receiver.  ASYNC_CHANNEL_TYPE(tag, T, N); defines struct tag, initialised with ASYNC_CHANNEL_INIT. */
#define ASYNC_CHANNEL_TYPE(tag, T, N) \
    struct tag { \
        async_channel channel; \
        T items[(N) ? (N) : 1]; \
        char has_room[(N) ? 1 : 2]; \
    }
#define ASYNC_CHANNEL(c, T, N) \
    struct c##__channel { \
        async_channel channel; \
        T items[(N) ? (N) : 1]; \
        char has_room[(N) ? 1 : 2]; \
    } c = ASYNC_CHANNEL_INIT
#define ASYNC_CHANNEL_INIT { .channel = { { NULL, NULL, NULL, 0, 0, 0 }, 0, 0, 0, 0 } }

/* The channel in a pointer to any of these. */
#define async__channel_of(c) \
    async__queue_sized(&(c)->channel, ASYNC__ITEMS_OFFSET(c, channel), sizeof((c)->items[0]), \
                       sizeof((c)->has_room) == 2 ? 0 : sizeof((c)->items) / sizeof((c)->items[0]))

/* In what follows c is a pointer to any channel.  All but async_channel_try_send evaluate it once.
 *
 * Awaitable: sends an item.  Suspends if there is no room and nobody waits for it.  ASYNC_BROKEN when the last
 * receiver has been closed, ASYNC_CLOSED when the last sender has, also for those who wait.
 *     async_channel_send(c, value)
 * Awaitable: the oldest item.  Suspends if there is none.  ASYNC_CLOSED when the last sender has been closed and
 * nothing is left.
 *     T async_channel_receive(c) */

/* Sends a value if that is possible at once.  The value is evaluated only then, and after c, which is evaluated more than
 * once: a name, not a call. */
#define async_channel_try_send(c, ...) \
    (async__channel_reserve(async__channel_of(c)) \
     && ((c)->items[async__queue_place(async__channel_of(c))] = (__VA_ARGS__), \
         async__queue_commit(async__channel_of(c)), 1))

/* Receives an item if there is one. */
#define async_channel_try_receive(c, out) \
    (async__queue_try_get(async__channel_of(c), 1 ? (out) : &(c)->items[0]))

/* One more, or one less, at an end.  ASYNC_MISUSE if all of that end are closed. */
#define async_channel_clone_sender(c) (async__channel_clone_sender(&(c)->channel))
#define async_channel_close_sender(c) (async__channel_close_sender(&(c)->channel))
#define async_channel_clone_receiver(c) (async__channel_clone_receiver(&(c)->channel))
#define async_channel_close_receiver(c) (async__channel_close_receiver(&(c)->channel))

/* ---- internal ------------------------------------------------------------------------------------------- */

ASYNC__INLINE _Bool async__channel_has_receivers(const async_channel *c)
{
    return c->closed_receivers <= c->cloned_receivers;
}

/* The queue is the channel's first member. */
ASYNC__INLINE _Bool async__channel_reserve(async_items c)
{
    return async__channel_has_receivers((const async_channel *)c.queue) && async__queue_reserve(c);
}
int async__channel_clone_sender(async_channel *c);
int async__channel_close_sender(async_channel *c);
int async__channel_clone_receiver(async_channel *c);
int async__channel_close_receiver(async_channel *c);

/* What asyncc reads, as in <async/queue.h>. */
void (async_channel_send)(async_items c);
void (async_channel_receive)(async_items c);
#define async_channel_send(c, ...) ((async_channel_send)(async__channel_of(c)), (c)->items[0] = (__VA_ARGS__))
#define async_channel_receive(c) ((async_channel_receive)(async__channel_of(c)), (c)->items[0])

ASYNC__INLINE int async_channel_send__try(async_items c, const void *item)
{
    return async__channel_has_receivers((const async_channel *)c.queue) ? async_queue_put__try(c, item) : ASYNC_BROKEN;
}
ASYNC__INLINE void async_channel_send__wait(async_queue_node *node, async_task *task, async_items c, const void *item)
{
    async_queue_put__wait(node, task, c, item);
}
ASYNC__INLINE int async_channel_send__done(async_queue_node *node, int error)
{
    return async_queue_put__done(node, error);
}
_Bool async_channel_send__undo(void *node, async_task *task);

ASYNC__INLINE int async_channel_receive__try(async_items c, void *item)
{
    return async_queue_get__try(c, item);
}
ASYNC__INLINE void async_channel_receive__wait(async_queue_node *node, async_task *task, async_items c, void *item)
{
    async_queue_get__wait(node, task, c, item);
}
ASYNC__INLINE int async_channel_receive__done(async_queue_node *node, int error)
{
    return async_queue_get__done(node, error);
}
_Bool async_channel_receive__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Events: something that has happened, for any number of waiters; stays until it is cleared. */
#ifndef ASYNC_EVENT_H
#define ASYNC_EVENT_H

#include <async/ring.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_event async_event;
typedef struct async_event_node async_event_node;
struct async_event {
    async_wait *waiters;
    void *value;
    _Bool is_set;
};
#define ASYNC_EVENT_INIT { NULL, NULL, 0 }

struct async_event_node {
    async_wait wait;
    async_event *event;
};

/* Awaitable: waits until it is set.  Suspends unless it is. */
void async_event_wait(async_event *event);

/* Sets it and makes all who wait ready, in order; they go on even if it is cleared at once.  From tasks and callbacks;
 * interrupts set an async_flag.  Cost: one step for each who waits. */
ASYNC__INLINE void async_event_set(async_event *event);
void async_event_set_value(async_event *event, void *value); /* gives it a value first                        */
ASYNC__INLINE void async_event_clear(async_event *event);    /* the value stays                              */
_Bool async_event_is_set(const async_event *event);
void *async_event_value(const async_event *event);           /* the last one given; NULL before              */

/* ---- for generated code -------------------------------------------------------------------------------- */

ASYNC__INLINE int async_event_wait__try(async_event *event)
{
    return event->is_set ? 0 : ASYNC__PENDING;
}
ASYNC__INLINE void async_event_wait__wait(async_event_node *node, async_task *task, async_event *event)
{
    node->event = event;
    node->wait.task = task;
    ASYNC__RING_APPEND(&event->waiters, &node->wait);
}

ASYNC__INLINE void async_event_set(async_event *event)
{
    event->is_set = 1;
    ASYNC__RING_WAKE_ALL(&event->waiters);
}

ASYNC__INLINE void async_event_clear(async_event *event)
{
    event->is_set = 0;
}
_Bool async_event_wait__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

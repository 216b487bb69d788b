/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Semaphores: so many permits, first in first out, handed over directly. */
#ifndef ASYNC_SEMAPHORE_H
#define ASYNC_SEMAPHORE_H

#include <async/ring.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_semaphore async_semaphore;
typedef struct async_bounded_semaphore async_bounded_semaphore;
typedef struct async_semaphore_node async_semaphore_node;
struct async_semaphore {
    async_wait *waiters;
    unsigned count; /* of free permits; 0 as long as somebody waits */
};
#define ASYNC_SEMAPHORE_INIT(permits) { NULL, (permits) }

struct async_bounded_semaphore {
    async_semaphore semaphore;
    unsigned limit;
};
#define ASYNC_BOUNDED_SEMAPHORE_INIT(permits) { { NULL, (permits) }, (permits) }

struct async_semaphore_node {
    async_wait wait;
    async_semaphore *semaphore;
};

/* Awaitable: takes a permit.  Suspends only if there is none.  async_with (&semaphore) gives it back too. */
void async_semaphore_acquire(async_semaphore *semaphore);
_Bool async_semaphore_try_acquire(async_semaphore *semaphore);

/* Gives a permit to the task that has waited longest, else adds it.  From tasks and callbacks. */
ASYNC__INLINE void async_semaphore_release(async_semaphore *semaphore);

/* The same, with an upper limit: releasing one more than it began with is ASYNC_LIMIT. */
void async_bounded_semaphore_acquire(async_bounded_semaphore *semaphore);
_Bool async_bounded_semaphore_try_acquire(async_bounded_semaphore *semaphore);
int async_bounded_semaphore_release(async_bounded_semaphore *semaphore);

/* ---- for generated code -------------------------------------------------------------------------------- */

ASYNC__INLINE int async_semaphore_acquire__try(async_semaphore *semaphore)
{
    if (semaphore->count == 0) {
        return ASYNC__PENDING;
    }
    semaphore->count--;
    return 0;
}
ASYNC__INLINE void async_semaphore_acquire__wait(async_semaphore_node *node, async_task *task, async_semaphore *semaphore)
{
    node->semaphore = semaphore;
    node->wait.task = task;
    ASYNC__RING_APPEND(&semaphore->waiters, &node->wait);
}
ASYNC__INLINE void async_semaphore_release(async_semaphore *semaphore)
{
    async_wait *first = semaphore->waiters;
    if (first) {
        ASYNC__RING_WAKE(&semaphore->waiters, first);
    } else {
        semaphore->count++;
    }
}
_Bool async_semaphore_acquire__undo(void *node, async_task *task);

ASYNC__INLINE int async_bounded_semaphore_acquire__try(async_bounded_semaphore *semaphore)
{
    return async_semaphore_acquire__try(&semaphore->semaphore);
}
ASYNC__INLINE void async_bounded_semaphore_acquire__wait(async_semaphore_node *node, async_task *task,
                                                         async_bounded_semaphore *semaphore)
{
    async_semaphore_acquire__wait(node, task, &semaphore->semaphore);
}
_Bool async_bounded_semaphore_acquire__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

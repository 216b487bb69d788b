/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Locks: one task at a time, first in first out, handed over directly. */
#ifndef ASYNC_LOCK_H
#define ASYNC_LOCK_H

#include <async/ring.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_lock async_lock;
typedef struct async_lock_node async_lock_node;
struct async_lock {
    async_wait *waiters;
    _Bool is_locked; /* also between a release and the resume of who got it */
};
#define ASYNC_LOCK_INIT { NULL, 0 }

struct async_lock_node {
    async_wait wait;
    async_lock *lock;
};

/* Awaitable: takes the lock.  Suspends only if it is taken; not re-entrant.  async_with (&lock) releases it too. */
void async_lock_acquire(async_lock *lock);

/* Takes it if it is free.  Does not suspend.  From tasks and callbacks. */
_Bool async_lock_try_acquire(async_lock *lock);

/* Gives it to the task that has waited longest, else frees it.  Any task may.  ASYNC_MISUSE if it is free. */
ASYNC__INLINE int async_lock_release(async_lock *lock);

_Bool async_lock_locked(const async_lock *lock);

/* ---- for generated code -------------------------------------------------------------------------------- */

ASYNC__INLINE int async_lock_acquire__try(async_lock *lock)
{
    if (lock->is_locked) {
        return ASYNC__PENDING;
    }
    lock->is_locked = 1;
    return 0;
}

ASYNC__INLINE void async_lock_acquire__wait(async_lock_node *node, async_task *task, async_lock *lock)
{
    node->lock = lock;
    node->wait.task = task;
    ASYNC__RING_APPEND(&lock->waiters, &node->wait);
}

/* The end of async_with: async_lock_release of a lock that is taken. */
ASYNC__INLINE void async__lock_leave(async_lock *lock)
{
    async_wait *first = lock->waiters;
    if (first) {
        ASYNC__RING_WAKE(&lock->waiters, first); /* it stays locked: nobody gets in between */
    } else {
        lock->is_locked = 0;
    }
}

ASYNC__INLINE int async_lock_release(async_lock *lock)
{
    int error = lock->waiters || lock->is_locked ? 0 : ASYNC_MISUSE;
    async__lock_leave(lock);
    return error;
}
_Bool async_lock_acquire__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

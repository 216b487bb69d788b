/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Locks. */
#include <async/lock.h>

#include "internal.h"

bool async_lock_try_acquire(async_lock *lock)
{
    return async_lock_acquire__try(lock) == 0;
}

bool async_lock_locked(const async_lock *lock)
{
    return lock->is_locked;
}

bool async_lock_acquire__undo(void *self, async_task *task)
{
    async_lock_node *node = (async_lock_node *)self;
    (void)task;
    if (!async__ring_leave(&node->lock->waiters, &node->wait)) {
        async_lock_release(node->lock); /* granted: to the next one */
    }
    return true;
}

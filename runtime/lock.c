/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Locks. */
#include <async/lock.h>

#include "internal.h"

bool async_lock_try_acquire(async_lock *lock)
{
    return async_lock_acquire__try(lock) == 0;
}

void async__lock_pass_on(async_lock *lock)
{
    async__ring_wake(&lock->waiters); /* it stays locked: nobody gets in between */
}

int async_lock_release(async_lock *lock)
{
    if (!lock->is_locked) {
        return ASYNC_MISUSE;
    }
    async__lock_leave(lock);
    return 0;
}

bool async_lock_locked(const async_lock *lock)
{
    return lock->is_locked;
}

void async_lock_acquire__wait(async_lock_node *node, async_task *task, async_lock *lock)
{
    node->lock = lock;
    node->wait.task = task;
    async__ring_append(&lock->waiters, &node->wait);
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

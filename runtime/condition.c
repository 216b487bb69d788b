/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Conditions.  A notified waiter goes straight into the lock's ring, so that it does not wake up only to wait again.
 *
 *   WAITS --notify--> NOTIFIED --the lock is its own--> resumed
 *   WAITS --cancel--> has the lock at once: resumed with the error
 *   WAITS, NOTIFIED --cancel--> CANCELLED --the lock is its own--> resumed, and __done raises the error */
#include <async/condition.h>

#include "internal.h"

/* Takes the lock for the waiter, or waits for it.  True: it has it. */
static bool claim_lock(async_condition_node *node)
{
    async_lock *lock = node->condition->lock;
    if (async_lock_acquire__try(lock) == 0) {
        return true;
    }
    async_lock_acquire__wait(&node->lock, node->lock.wait.task, lock);
    return false;
}

static void notify_first(async_condition *condition)
{
    async_condition_node *node = (async_condition_node *)condition->waiters; /* through its first members */
    async__ring_remove(&condition->waiters, &node->lock.wait);
    node->state = ASYNC__CONDITION_NOTIFIED;
    if (claim_lock(node)) {
        async__task_ready(node->lock.wait.task);
    }
}

int async_condition_notify(async_condition *condition, unsigned n)
{
    if (!condition->lock->is_locked) {
        return ASYNC_MISUSE;
    }
    for (; n > 0 && condition->waiters; n--) {
        notify_first(condition);
    }
    return 0;
}

int async_condition_notify_all(async_condition *condition)
{
    return async_condition_notify(condition, UINT_MAX);
}

int async_condition_wait__try(async_condition *condition)
{
    return condition->lock->is_locked ? ASYNC__PENDING : ASYNC_MISUSE;
}

void async_condition_wait__wait(async_condition_node *node, async_task *task, async_condition *condition)
{
    node->condition = condition;
    node->state = ASYNC__CONDITION_WAITS;
    node->lock.lock = condition->lock;
    node->lock.wait.task = task;
    async__ring_append(&condition->waiters, &node->lock.wait);
    async_lock_release(condition->lock);
}

int async_condition_wait__done(async_condition_node *node, int error)
{
    if (error == 0 && node->state == ASYNC__CONDITION_CANCELLED) {
        error = async__task_take_cancel(node->lock.wait.task);
    }
    return error;
}

bool async_condition_wait__undo(void *self, async_task *task)
{
    async_condition_node *node = (async_condition_node *)self;
    async_condition *condition = node->condition;
    bool is_owner = async__task_is_queued(task);
    switch ((enum async__condition_state)node->state) {
    case ASYNC__CONDITION_WAITS:
        async__ring_remove(&condition->waiters, &node->lock.wait);
        is_owner = claim_lock(node);
        break;
    case ASYNC__CONDITION_NOTIFIED:
        if (condition->waiters) {
            notify_first(condition); /* its notification goes to the next one, behind it at the lock */
        }
        break;
    case ASYNC__CONDITION_CANCELLED:
        break;
    }
    node->state = ASYNC__CONDITION_CANCELLED;
    return is_owner;
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Joining: waiting for a task to end.  A joiner holds a reference until it has seen the error. */
#include <async/task.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

int async_join__try(async_task *target)
{
    if (target == NULL || &target->ready == async__loop.current) {
        return ASYNC_MISUSE;
    }
    if (target->flags & ASYNC__TASK_ENDED) {
        async__task_seen(target);
        return target->u.error;
    }
    return target->leaf ? ASYNC__PENDING : ASYNC_MISUSE;
}

void async_join__wait(async_join_node *node, async_task *task, async_task *target)
{
    node->target = target;
    node->wait.task = task;
    target->references++;
    async__ring_append(&target->u.first, &node->wait);
}

int async_join__done(async_join_node *node, int error)
{
    if (error == 0) {
        error = node->target->u.error;
        async_task_release(node->target);
    }
    return error;
}

bool async_join__undo(void *self, async_task *task)
{
    async_join_node *node = (async_join_node *)self;
    (void)task;
    async__ring_leave(&node->target->u.first, &node->wait);
    async_task_release(node->target);
    return true;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Semaphores, with and without an upper limit. */
#include <async/semaphore.h>

#include "internal.h"

bool async_semaphore_try_acquire(async_semaphore *semaphore)
{
    return async_semaphore_acquire__try(semaphore) == 0;
}

bool async_semaphore_acquire__undo(void *self, async_task *task)
{
    async_semaphore_node *node = (async_semaphore_node *)self;
    (void)task;
    if (!async__ring_leave(&node->semaphore->waiters, &node->wait)) {
        async_semaphore_release(node->semaphore); /* granted: to the next one */
    }
    return true;
}

bool async_bounded_semaphore_try_acquire(async_bounded_semaphore *semaphore)
{
    return async_semaphore_try_acquire(&semaphore->semaphore);
}

int async_bounded_semaphore_release(async_bounded_semaphore *semaphore)
{
    if (semaphore->semaphore.count >= semaphore->limit) {
        return ASYNC_LIMIT;
    }
    async_semaphore_release(&semaphore->semaphore);
    return 0;
}

bool async_bounded_semaphore_acquire__undo(void *node, async_task *task)
{
    return async_semaphore_acquire__undo(node, task);
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tasks of three words, and their cancelling, for ASYNC_CONFIG_CORE.  What cancel.c keeps in flags lies in the two
 * lowest bits of a task's leaf here; they are there only while it is on the ready queue or waits, and suspending
 * stores a new leaf, so the running task's is in the loop. */
#include <async/task.h>

#include "internal.h"

#if ASYNC_CONFIG_CORE

void async__task_ready(async_task *task)
{
    task->ready.next = &async__loop.ready;
    async__loop.tail->next = &task->ready;
    async__loop.tail = &task->ready;
}

void async__task_interrupt(async_task *task)
{
    const async_leaf *leaf = task->leaf;
    async_undo_fn *undo = ASYNC__READ(leaf, undo);
    unsigned mark = ASYNC__TASK_RAISE;
    if (undo && !undo((char *)task->frame + ASYNC__READ(leaf, site.offset), task)) {
        mark = ASYNC__TASK_CANCEL; /* it was granted something that must be delivered first */
    } else if (!async__task_is_queued(task)) {
        async__task_ready(task);
    }
    task->leaf = (const async_leaf *)((uintptr_t)leaf | mark);
}

bool async_task_cancel(async_task *task)
{
    if (task == NULL || task->leaf == NULL) {
        return false;
    }
    if (&task->ready == async__loop.current) {
        async__loop.is_cancel_pending = true;
    } else if (((uintptr_t)task->leaf & 3u) == 0) { /* several before it runs are one */
        async__task_interrupt(task);
    }
    return true;
}

int async__task_take_cancel(async_task *task)
{
    (void)task;
    if (!async__loop.is_cancel_pending) {
        return 0;
    }
    async__loop.is_cancel_pending = false;
    return ASYNC_CANCELLED;
}

void async__task_init(async_task *task, const async_leaf *begin, void *frame, unsigned flags)
{
    (void)flags;
    task->ready.next = NULL;
    task->leaf = begin;
    task->frame = frame;
}

void async__task_prepare(async_task *task, void *frame, const async_end *end, unsigned flags)
{
    *(const async_site **)frame = &end->site;
    ((void **)frame)[1] = frame;
    async__task_init(task, &async__task_begins, frame, flags);
}

int async__task_end(void *frame, unsigned state, async_task *task, int error)
{
    (void)state;
    task->leaf = NULL;
    task->frame = frame;
    if (task == async__loop.main) {
        async__loop.main_error = error;
        async__loop.last = &async__loop.ready; /* the run ends here, whatever else is ready */
    } else if (error != 0 && error != ASYNC_CANCELLED && async__loop.handler) {
        async__loop.handler(task, error);
    }
    return ASYNC__ENDED;
}

async_task *async__create_task(async_task *task)
{
    return async__start(task);
}

void async_task_release(async_task *task)
{
    (void)task;
}

bool async_task_done(const async_task *task)
{
    return task->leaf == NULL;
}

int async_task_error(const async_task *task)
{
    (void)task;
    return 0;
}

#endif

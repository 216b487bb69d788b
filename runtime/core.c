/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tasks of three words, and their cancelling, for ASYNC_CONFIG_CORE.  What cancel.c keeps in flags lies in the two
 * lowest bits of a task's leaf here; they are there only while it is on the ready queue or waits, and suspending
 * stores a new leaf, so the running task's is in the loop. */
#include <async/task.h>

#include "internal.h"

#if ASYNC_CONFIG_CORE

static unsigned marks_of(const async_task *task)
{
    return (unsigned)((uintptr_t)task->leaf & 3u);
}

static void set_marks(async_task *task, unsigned marks)
{
    uintptr_t leaf = (uintptr_t)task->leaf & ~(uintptr_t)3u;
    task->leaf = (const async_leaf *)(leaf | marks);
}

static void interrupt(async_task *task)
{
    const async_leaf *leaf = task->leaf;
    bool is_queued = async__task_is_queued(task);
    async_undo_fn *undo = ASYNC__READ(leaf, undo);
    bool is_undone = undo == NULL || undo((char *)task->frame + ASYNC__READ(leaf, site.offset), task);
    set_marks(task, is_undone ? ASYNC__TASK_RAISE : ASYNC__TASK_CANCEL);
    async__loop.cancels++;
    if (is_undone && !is_queued) {
        async__task_ready(task);
    }
}

bool async_task_cancel(async_task *task)
{
    if (task == NULL || task->leaf == NULL) {
        return false;
    }
    if (&task->ready == async__loop.current) {
        async__loop.is_cancel_pending = true;
        ASYNC__SHARED_WRITE(async__loop.attention, 1);
    } else if (marks_of(task) == 0) { /* several before it runs are one */
        interrupt(task);
    }
    return true;
}

int async__task_take_raise(async_task *task)
{
    unsigned marks = marks_of(task);
    if (marks == 0) {
        return 0;
    }
    async__loop.cancels--;
    set_marks(task, 0);
    async__loop.is_cancel_pending = marks == ASYNC__TASK_CANCEL;
    return marks == ASYNC__TASK_RAISE ? ASYNC_CANCELLED : 0;
}

void async__task_settle(async_task *task)
{
    if (async__loop.is_cancel_pending) {
        async__loop.is_cancel_pending = false;
        interrupt(task);
    }
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

void async__task_abandon(async_task *task)
{
    task->leaf = NULL;
}

int async__task_end(void *frame, unsigned state, async_task *task, int error)
{
    (void)state;
    async__loop.is_cancel_pending = false;
    task->leaf = NULL;
    task->frame = frame;
    if (task == async__loop.main) {
        async__loop.main_error = error;
        async__loop.last = async__loop.current;
        ASYNC__SHARED_WRITE(async__loop.attention, 1);
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

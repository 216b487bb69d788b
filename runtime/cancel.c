/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Cancelling a task.  Edge-triggered: ASYNC_CANCELLED is raised once, where the task waits.
 *
 *   waits ----------(1)----------> ready, RAISE ---- resumed with the error
 *   waits, wait not given back --> ready, CANCEL --- resumed normally --(2)--> next suspension
 *   runs, or is shielded --------> CANCEL ---------------------------(2)--> next suspension
 *
 * (1) async_task_cancel, (2) async__task_interrupt.  A scope's cancellation goes the same way with SCOPE. */
#include <async/task.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

void async__task_mark(async_task *task, unsigned flag)
{
    if (!(task->flags & ASYNC__TASK_MARKS)) {
        async__loop.cancels++;
    }
    task->flags |= (uint16_t)flag;
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
}

void async__task_unmark(async_task *task, unsigned flags)
{
    if (task->flags & ASYNC__TASK_MARKS) {
        task->flags &= (uint16_t)~flags;
        if (!(task->flags & ASYNC__TASK_MARKS)) {
            async__loop.cancels--;
        }
    }
}

enum cause {
    CAUSE_NONE,
    CAUSE_CANCEL, /* the task's own: goes first          */
    CAUSE_SCOPE
};

/* What may be raised in the task where it is now. */
static enum cause find_cause(const async_task *task)
{
    if ((task->flags & ASYNC__TASK_CANCEL) && task->flags < ASYNC__TASK_SHIELD) {
        return CAUSE_CANCEL;
    }
    if ((task->flags & ASYNC__TASK_SCOPE) && async__loop.scopes->can_raise(task)) {
        return CAUSE_SCOPE;
    }
    return CAUSE_NONE;
}

static void note_raised(async_task *task, enum cause cause)
{
    if (cause == CAUSE_SCOPE) {
        async__loop.scopes->raise(task);
        return;
    }
    async__task_unmark(task, ASYNC__TASK_CANCEL | ASYNC__TASK_SCOPE);
    if (async__loop.scopes) {
        async__loop.scopes->lose(task);
    }
}

int async__task_take_cancel(async_task *task)
{
    enum cause cause = find_cause(task);
    if (cause == CAUSE_NONE) {
        return 0;
    }
    note_raised(task, cause);
    return ASYNC_CANCELLED;
}

void async__task_interrupt(async_task *task)
{
    const async_leaf *leaf = task->leaf;
    async_undo_fn *undo;
    bool is_queued = async__task_is_queued(task);
    enum cause cause = find_cause(task);
    if (cause == CAUSE_NONE) {
        return;
    }
    undo = ASYNC__READ(leaf, undo);
    if (undo && !undo((char *)task->frame + ASYNC__READ(leaf, site.offset), task)) {
        return; /* it was granted something that must be delivered first */
    }
    async__task_mark(task, ASYNC__TASK_RAISE);
    note_raised(task, cause);
    if (!is_queued) {
        async__task_ready(task);
    }
}

bool async_task_cancel(async_task *task)
{
    if (task == NULL || task->leaf == NULL || (task->flags & ASYNC__TASK_ENDED)) {
        return false;
    }
    if (task->flags & ASYNC__TASK_RAISE) { /* several before it runs are one, and overtake a timeout */
        if (async__loop.scopes) {
            async__loop.scopes->lose(task);
        }
        return true;
    }
    async__task_mark(task, ASYNC__TASK_CANCEL);
    if (&task->ready != async__loop.current) {
        async__task_interrupt(task);
    }
    return true;
}

int async__task_take_raise(async_task *task)
{
    if (!(task->flags & ASYNC__TASK_RAISE)) {
        return 0;
    }
    async__task_unmark(task, ASYNC__TASK_RAISE);
    return ASYNC_CANCELLED;
}

void async__task_settle(async_task *task)
{
    if (task->flags & (ASYNC__TASK_CANCEL | ASYNC__TASK_SCOPE)) {
        async__task_interrupt(task);
    }
}

#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Cancelling a task.  Edge-triggered: ASYNC_CANCELLED is raised once, where the task waits.
 *
 *   waits ----------(1)----------> ready, RAISE ---- resumed with the error
 *   waits, wait not given back --> ready, CANCEL --- resumed normally --(2)--> next suspension
 *   runs, or is shielded --------> CANCEL ---------------------------(2)--> next suspension
 *
 * (1) async_task_cancel, (2) async__task_interrupt. */
#include <async/task.h>

#include "internal.h"

/* Takes back what the task waits for.  False: it was granted something that must be delivered first. */
static bool undo_wait(async_task *task)
{
    const async_leaf *leaf = task->leaf;
    return leaf->undo == NULL || leaf->undo((char *)task->frame + leaf->site.offset, task);
}

void async__task_interrupt(async_task *task)
{
    if (task->flags >= ASYNC__TASK_SHIELD) {
        return;
    }
    if (!undo_wait(task)) {
        return;
    }
    task->flags = (uint16_t)((task->flags & ~(ASYNC__TASK_CANCEL | ASYNC__TASK_SCOPE)) | ASYNC__TASK_RAISE);
    if (task->ready.next == NULL) {
        async__task_ready(task);
    }
}

bool async_task_cancel(async_task *task)
{
    if (task == NULL || task->leaf == NULL || (task->flags & ASYNC__TASK_ENDED)) {
        return false;
    }
    if (task->flags & (ASYNC__TASK_RAISE | ASYNC__TASK_CANCEL)) { /* several cancels before it runs are one */
        return true;
    }
    task->flags |= ASYNC__TASK_CANCEL;
    if (task != async__loop.current) {
        async__task_interrupt(task);
    }
    return true;
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Putting tasks on the ready queue, taking them off it, and whether they are there. */
#include <async/task.h>

#include "internal.h"

static int begin_task(void *frame, unsigned state, async_task *task, int error)
{
    const async_end *end = (const async_end *)*(const async_site *const *)frame;
    if (error != 0) {
        return error;
    }
    return ASYNC__READ(end, begin)((char *)frame + ASYNC__READ(end, site.state), state, task, error); /* in state 0 */
}

ASYNC__CONST async_leaf async__task_begins = { { begin_task, 0, 0 }, NULL };

#if !ASYNC_CONFIG_CORE
async_task *async__start(async_task *task)
{
    if (task) {
        async__task_ready(task);
    }
    return task;
}

bool async__task_restart(async_task *task, void *frame, const async_end *end)
{
    if (!async__task_is_free(task)) {
        return false;
    }
    async__task_prepare(task, frame, end, 0);
    async__task_ready(task);
    return true;
}
#endif

#if ASYNC_CONFIG_CORE
bool async__spawn(async_task *task)
{
    return async__start(task) != NULL;
}
#endif

void async__ready_remove(async_link *link)
{
    async_link *before = async__ready_front();
    while (before->next != link) {
        before = before->next;
    }
    before->next = link->next;
    link->next = NULL;
    if (async__loop.tail == link) {
        async__loop.tail = before;
    }
    if (async__loop.last == link) {
        async__loop.last = before;
    }
}

#if !ASYNC_CONFIG_CORE
bool async__task_is_queued(const async_task *task)
{
    bool is_last = async__loop.tail == &task->ready;
    bool is_linked = task->ready.next != NULL;
    if (async__loop.current == &task->ready) { /* it runs, so it is linked to what is behind it */
        return is_last && is_linked;
    }
    return is_last || is_linked;
}
#endif

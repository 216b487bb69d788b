/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The life of a task: init, ready, running and waiting, ended, free. */
#include <async/task.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

#if ASYNC_CONFIG_TASK_LIST
static void list_task(async_task *task)
{
    task->all_prev = NULL;
    task->all_next = async__loop.all;
    if (async__loop.all) {
        async__loop.all->all_prev = task;
    }
    async__loop.all = task;
}

static void unlist_task(async_task *task)
{
    if (task->all_prev) {
        task->all_prev->all_next = task->all_next;
    } else {
        async__loop.all = task->all_next;
    }
    if (task->all_next) {
        task->all_next->all_prev = task->all_prev;
    }
}
#else
#define list_task(task) ((void)0)
#define unlist_task(task) ((void)0)
#endif

void async__task_init(async_task *task, const async_leaf *begin, void *frame, unsigned flags)
{
    task->ready.next = NULL;
    task->leaf = begin;
    task->frame = frame;
    task->u.first = NULL;
    task->flags = (uint16_t)flags;
    task->references = 1;
#if ASYNC_CONFIG_TASK_NAMES
    task->name = NULL;
#endif
    list_task(task);
}

void async__task_prepare(async_task *task, void *frame, const async_end *end, unsigned flags)
{
    *(const async_site **)frame = &end->site;
    ((void **)frame)[1] = frame;
    async__task_init(task, &async__task_begins, frame, flags);
}

/* Heap storage goes one turn later: a result may still be read in this one. */
static void drop_reference(async_task *task)
{
    task->references--;
    if (task->references == 0 && (task->flags & ASYNC__TASK_HEAP)) {
        task->leaf = async__loop.reap;
        async__task_ready(task);
    }
}

static int report_task(void *frame, unsigned state, async_task *task, int error)
{
    (void)frame, (void)state, (void)error;
    task->leaf = NULL;
    async_call_exception_handler(task, task->u.error);
    drop_reference(task);
    return ASYNC__ENDED;
}

static ASYNC__CONST async_leaf report = { { report_task, 0, 0 }, NULL };

void async__task_seen(async_task *task)
{
    task->flags |= ASYNC__TASK_JOINED;
    if (task->leaf == &report) { /* it waits for that on the ready queue: its storage is free now, not in the next pass */
        async__ready_remove(&task->ready);
        task->leaf = NULL;
        drop_reference(task);
    }
}

static void wake_joiners(async_task *task, int error)
{
    while (task->u.first) {
        async_wait *wait = task->u.first;
        async__ring_remove(&task->u.first, wait);
        task->flags |= ASYNC__TASK_JOINED;
        if (wait->task) {
            async__task_ready(wait->task);
        } else {
            async__loop.arm_done(wait, error);
        }
    }
}

/* Storage that was filled for a task that does not begin. */
void async__task_abandon(async_task *task)
{
    unlist_task(task);
    task->leaf = NULL;
    drop_reference(task);
}

static inline void set_ended(async_task *task, void *frame, int error)
{
    unlist_task(task);
    task->leaf = NULL;
    task->frame = frame;
    task->u.error = error;
    task->flags = (uint16_t)((task->flags & (ASYNC__TASK_JOINED | ASYNC__TASK_HEAP)) | ASYNC__TASK_ENDED);
}

/* Apart, so that the end of a task that nobody cares for saves no registers. */
static ASYNC__APART int end_eventful(async_task *task, void *frame, int error)
{
    wake_joiners(task, error);
    if (async__loop.gathers && async__loop.tell_end(task, error)) {
        task->flags |= ASYNC__TASK_JOINED;
    }
    async__task_unmark(task, ASYNC__TASK_MARKS);
    set_ended(task, frame, error);
    if (task == async__loop.main) { /* the run ends here, whatever else is ready */
        async__loop.last = async__loop.current;
        ASYNC__SHARED_WRITE(async__loop.attention, 1);
    }
    if (error != 0 && error != ASYNC_CANCELLED && !(task->flags & ASYNC__TASK_JOINED)) {
        task->leaf = &report;
        async__task_ready(task);
    } else {
        drop_reference(task);
    }
    return ASYNC__ENDED;
}

/* Whether its end concerns nobody: no joiner, no gather, not the run, no cancel that is to be delivered. */
static inline bool is_uneventful(const async_task *task, int error)
{
    return error == 0 && task->u.first == NULL && async__loop.gathers == NULL && task != async__loop.main
        && !(task->flags & (ASYNC__TASK_MARKS | ASYNC__TASK_HEAP));
}

int async__task_end(void *frame, unsigned state, async_task *task, int error)
{
    (void)state;
    if (!ASYNC__IS_FAST || !is_uneventful(task, error) || async__loop.current != &task->ready) {
        return end_eventful(task, frame, error);
    }
    set_ended(task, frame, 0);
    task->references--;
    async__loop_leave_link(&task->ready);
    return ASYNC__PENDING; /* the loop goes on with what is behind it */
}

async_task *async__create_task(async_task *task)
{
    if (task) {
        task->references++;
        async__task_ready(task);
    }
    return task;
}

void async_task_release(async_task *task)
{
    if (task) {
        drop_reference(task);
    }
}

bool async_task_done(const async_task *task)
{
    return (task->flags & ASYNC__TASK_ENDED) != 0;
}

int async_task_error(const async_task *task)
{
    return async_task_done(task) ? task->u.error : 0;
}

#endif

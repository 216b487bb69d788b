/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Gathering.  Each thing that is waited for has an arm in the ring of its task; when the last one has ended, the task
 * that waits is made ready.  The first failure, or the first end, cancels the children that are left at once. */
#include <async/gather.h>
#include <async/scope.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

static void unlink_arm(async_gather *gather, async_arm *arm)
{
    if (arm->next == arm) {
        gather->first = NULL;
        return;
    }
    arm->next->prev = arm->prev;
    arm->prev->next = arm->next;
    if (gather->first == arm) {
        gather->first = arm->next;
    }
}

static void link_arm(async_gather *gather, async_arm *arm, async_task *target)
{
    async_arm *first = gather->first;
    arm->target = target;
    arm->gather = gather;
    arm->wait.task = NULL;
    async__ring_append(&target->u.first, &arm->wait);
    if (first == NULL) {
        gather->first = arm->next = arm->prev = arm;
        return;
    }
    arm->next = first;
    arm->prev = first->prev;
    first->prev->next = arm;
    first->prev = arm;
}

static void stop_arm(async_gather *gather, async_arm *arm)
{
    if (arm->is_child) {
        async_task_cancel(arm->target);
    } else {
        async__ring_remove(&arm->target->u.first, &arm->wait);
        unlink_arm(gather, arm);
    }
}

void async__gather_stop(async_gather *gather)
{
    async_arm *arm = gather->first;
    async_arm *last = arm ? arm->prev : NULL;
    gather->is_stopping = true;
    while (arm) {
        async_arm *next = arm == last ? NULL : arm->next;
        stop_arm(gather, arm);
        arm = next;
    }
}

/* Notes the end of one.  True: it decides the gather, so that the others are to be stopped. */
static bool note_end(async_gather *gather, unsigned index, int error)
{
    switch ((enum async__gather_mode)gather->mode) {
    case ASYNC__GATHER_ERRORS:
        gather->errors[index] = error;
        return false;
    case ASYNC__GATHER_ALL:
        if (error == 0) {
            return false;
        }
        break;
    case ASYNC__GATHER_ANY:
        break;
    case ASYNC__GATHER_GROUP:
        if (error == 0 || error == ASYNC_CANCELLED) {
            return false;
        }
        break;
    }
    if (gather->is_stopping) {
        return false;
    }
    gather->error = error;
    gather->winner = index;
    return true;
}

static void end_arm(async_wait *wait, int error)
{
    async_arm *arm = (async_arm *)wait; /* its first member */
    async_gather *gather = arm->gather;
    unlink_arm(gather, arm);
    if (note_end(gather, arm->index, error)) {
        async__gather_stop(gather);
        if (gather->owner_scope) {
            async_scope_cancel(gather->owner_scope);
        }
    }
    if (gather->first == NULL && gather->task) {
        async__task_ready(gather->task);
    }
}

void async__gather_begin(async_gather *gather, enum async__gather_mode mode, int *errors)
{
    async__loop.arm_done = end_arm;
    gather->task = NULL;
    gather->first = NULL;
    gather->errors = errors;
    gather->error = 0;
    gather->count = gather->winner = 0;
    gather->mode = (uint8_t)mode;
    gather->is_stopping = gather->is_cancelled = false;
    gather->owner_scope = NULL;
}

void async__gather_child(async_gather *gather, async_arm *arm, async_task *child)
{
    arm->index = gather->count++;
    arm->is_child = true;
    link_arm(gather, arm, child);
}

void async__gather_new(async_gather *gather, async_arm *arm, async_task *child)
{
    if (child) {
        child->references++;
        async__gather_child(gather, arm, child);
    } else if (!gather->is_stopping) {
        gather->is_stopping = true;
        gather->error = ASYNC_NO_MEMORY;
    }
}

void async__gather_task(async_gather *gather, async_arm *arm, async_task *task)
{
    int error = async_join__try(task);
    arm->index = gather->count++;
    arm->is_child = false;
    if (error == ASYNC__PENDING) {
        link_arm(gather, arm, task);
    } else if (note_end(gather, arm->index, error)) {
        gather->is_stopping = true; /* the children have not begun, and will not */
    }
}

void async__gather_abandon(async_gather *gather)
{
    while (gather->first) {
        async_arm *arm = gather->first;
        async__ring_remove(&arm->target->u.first, &arm->wait);
        unlink_arm(gather, arm);
        if (arm->is_child) {
            async__task_unmark(arm->target, ASYNC__TASK_MARKS);
            async__task_abandon(arm->target);
        }
    }
}

int async__gather__try(async_gather *gather)
{
    async_arm *arm = gather->first;
    if (gather->is_stopping) {
        async__gather_abandon(gather); /* one had failed, or ended, before the others began */
        return gather->error;
    }
    if (arm == NULL) {
        return gather->mode == ASYNC__GATHER_ANY ? ASYNC_MISUSE : 0;
    }
    do {
        if (arm->is_child) {
            async__task_ready(arm->target);
        }
        arm = arm->next;
    } while (arm != gather->first);
    return ASYNC__PENDING;
}

void async__gather__wait(async_gather *gather, async_task *task)
{
    gather->task = task;
}

int async__gather__done(async_gather *gather, int error)
{
    if (error == 0 && gather->is_cancelled) {
        error = async__task_take_cancel(gather->task);
        return error ? error : ASYNC_CANCELLED;
    }
    return error ? error : gather->error;
}

bool async__gather__undo(void *self, async_task *task)
{
    async_gather *gather = (async_gather *)self;
    if (async__task_is_queued(task)) {
        return true;
    }
    gather->is_cancelled = true;
    async__gather_stop(gather);
    return gather->first == NULL; /* else __done raises it when the children have ended */
}

#endif

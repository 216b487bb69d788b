/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Groups: a gather that tasks may join as long as the block runs, and a scope around the block. */
#include <async/group.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

void async__group_enter(async_group *group, async_task *task)
{
    static const async_scope no_deadline = ASYNC_SCOPE_INIT;
    async__gather_begin(&group->gather, ASYNC__GATHER_GROUP, NULL);
    group->scope = no_deadline;
    group->gather.owner_scope = &group->scope;
    group->is_open = true;
    async__scope_enter(&group->scope, task);
}

async_task *async__group_start(async_group *group, async_task *task, async_arm *arm)
{
    if (task == NULL) {
        return NULL;
    }
    if (!group->is_open) {
        async__task_abandon(task);
        return NULL;
    }
    async__gather_child(&group->gather, arm, task);
    async__task_ready(task);
    if (group->gather.is_stopping) {
        async_task_cancel(task); /* too late: it never begins */
    }
    return task;
}

void async_group_cancel(async_group *group)
{
    if (group->is_open) {
        async__gather_stop(&group->gather);
        async_scope_cancel(&group->scope);
    }
}

/* The body has ended with this error. */
static void leave_body(async_group *group, int error)
{
    error = async__scope_leave(&group->scope, error);
    group->gather.owner_scope = NULL;
    if (error) {
        if (!group->gather.error) {
            group->gather.error = error;
        }
        async__gather_stop(&group->gather);
    }
}

static int finish(async_group *group)
{
    group->is_open = false;
    return group->gather.error;
}

int async__group_leave__try(async_group *group, int error)
{
    leave_body(group, error);
    return group->gather.first ? ASYNC__PENDING : finish(group);
}

void async__group_leave__wait(async_group_node *node, async_task *task, async_group *group, int error)
{
    (void)error;
    node->group = group;
    async__gather__wait(&group->gather, task);
}

int async__group_leave__done(async_group_node *node, int error)
{
    async_group *group = node->group;
    error = async__gather__done(&group->gather, error);
    finish(group);
    return error;
}

bool async__group_leave__undo(void *self, async_task *task)
{
    return async__gather__undo(&((async_group_node *)self)->group->gather, task);
}

#endif

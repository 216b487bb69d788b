/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Groups: tasks that all end before the block does. */
#ifndef ASYNC_GROUP_H
#define ASYNC_GROUP_H

#include <async/gather.h>
#include <async/scope.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_group async_group;
struct async_group {
    async_gather gather; /* first member                                       */
    async_scope scope;   /* of the body: a task that fails cancels it too      */
    _Bool is_open;
};
#define ASYNC_GROUP_INIT { { NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, NULL }, ASYNC_SCOPE_INIT, 0 }

/* Cancels the body and all tasks; the block then ends normally.  From tasks and callbacks. */
void async_group_cancel(async_group *group);

/* ---- for generated code -------------------------------------------------------------------------------- */

void async__group_enter(async_group *group, async_task *task);

/* Starts a task, initialised and not ready; arm: a member of its storage.  Returns it; NULL for NULL and outside of
 * the block. */
async_task *async__group_start(async_group *group, async_task *task, async_arm *arm);

/* Leaves the block with the error in flight: the leaf async__group_leave raises the error that goes on. */
typedef struct async_group_node async_group_node;
struct async_group_node {
    async_group *group;
};
void async__group_leave(async_group *group, int error);
int async__group_leave__try(async_group *group, int error);
void async__group_leave__wait(async_group_node *node, async_task *task, async_group *group, int error);
int async__group_leave__done(async_group_node *node, int error);
_Bool async__group_leave__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

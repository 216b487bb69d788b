/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Waiting for an array of tasks. */
#ifndef ASYNC_GATHER_TASKS_H
#define ASYNC_GATHER_TASKS_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_gather_tasks_node async_gather_tasks_node;
struct async_gather_tasks_node {
    async_gather_tasks_node *next; /* among all of them, in the loop */
    async_task *task;              /* who waits                      */
    async_task **tasks;
    size_t count, left;
    int *errors;                   /* NULL: the first error ends it  */
    int error;
};

/* Awaitable: waits until all n tasks have ended, or raises the first error; the tasks go on.  With several that had
 * failed already, the first in the array.  The array must stay as it is meanwhile.  ASYNC_MISUSE if one is NULL or the
 * task itself.  Suspends unless it is decided.  Cost: n steps at each end of a task. */
void async_gather_tasks(async_task **tasks, size_t n);

/* Awaitable: waits until all have ended, and stores the error of each, 0 for none.  Raises none of them. */
void async_gather_tasks_errors(async_task **tasks, size_t n, int *errors);

/* ---- for generated code -------------------------------------------------------------------------------- */

int async_gather_tasks__try(async_task **tasks, size_t n);
void async_gather_tasks__wait(async_gather_tasks_node *node, async_task *task, async_task **tasks, size_t n);
int async_gather_tasks__done(async_gather_tasks_node *node, int error);
_Bool async_gather_tasks__undo(void *node, async_task *task);
int async_gather_tasks_errors__try(async_task **tasks, size_t n, int *errors);
void async_gather_tasks_errors__wait(async_gather_tasks_node *node, async_task *task, async_task **tasks, size_t n,
                                     int *errors);
int async_gather_tasks_errors__done(async_gather_tasks_node *node, int error);
_Bool async_gather_tasks_errors__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

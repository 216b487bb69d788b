/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tasks: something that runs on its own, one call of an async function and all it awaits. */
#ifndef ASYNC_TASK_H
#define ASYNC_TASK_H

#include <async/config.h>
#include <async/error.h>
#include <async/site.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_link async_link;
typedef struct async_wait async_wait;

struct async_link { /* one place in the ready queue */
    async_link *next;
};

struct async_wait {         /* one place in a ring: who waits for a task, a lock, ...              */
    async_wait *next, *prev; /* in its ring, <async/ring.h>                                        */
    async_task *task;       /* who waits; in a task's ring: that task itself for its scopes, NULL for
                               a place of a gather or group                                        */
};

enum async__task_flag {
    ASYNC__TASK_RAISE = 1,    /* ready, and ASYNC_CANCELLED is to be raised where it waits          */
    ASYNC__TASK_CANCEL = 2,   /* a cancel to be delivered at its next suspension                    */
    ASYNC__TASK_SCOPE = 4,    /* a scope's cancel to be delivered at its next suspension            */
    ASYNC__TASK_ENDED = 8, /* has ended; the error is in .error                                  */
    ASYNC__TASK_JOINED = 16,  /* its error has been seen by somebody                                */
    ASYNC__TASK_HEAP = 32,    /* storage comes from async_alloc (may be passed to async__task_init) */
    ASYNC__TASK_SWEPT = 128,  /* cancelled by async_run_all                                         */
    ASYNC__TASK_SHIELD = 256  /* one shield; the depth is counted in this and the bits above        */
};

/* Owned by whoever provides the storage; read only. */
struct async_task {
    async_link ready;       /* the next one on the ready queue                                     */
    const async_leaf *leaf; /* where it waits; NULL: storage is free, or it has ended              */
    void *frame;            /* the frame that waits; ended: the outermost frame                    */
#if !ASYNC_CONFIG_CORE
    union {
        async_wait *first;  /* its scopes, innermost first, then those who join it, in order       */
        int error;          /* ended                                                               */
    } u;
    uint16_t flags;         /* enum async__task_flag                                               */
    uint16_t references;    /* one for running, one for an owner, one for each joiner              */
#endif
#if ASYNC_CONFIG_TASK_NAMES
    const char *name;       /* NULL: that of the function                                          */
#endif
#if ASYNC_CONFIG_TASK_LIST
    async_task *all_next, *all_prev; /* every task that has not ended                              */
#endif
};

/* ---- for people ------------------------------------------------------------------------------ */

/* The running task, NULL outside of tasks.  From anywhere but interrupts. */
async_task *async_current_task(void);

/* Whether the task has ended, by itself, by an error or by a cancel. */
_Bool async_task_done(const async_task *task);

/* The error that ended the task: 0 for a normal end, ASYNC_CANCELLED; 0 as long as it has not ended. */
int async_task_error(const async_task *task);

/* The name given to the task, else that of its function; never NULL.  Cost: the depth of its calls. */
const char *async_task_name(const async_task *task);

/* Names the task; the text must live as long as the task.  Nothing happens without
 * ASYNC_CONFIG_TASK_NAMES. */
void async_task_set_name(async_task *task, const char *name);

/* Raises ASYNC_CANCELLED once where the task waits; a task that has not begun never runs; the running
 * task gets it at its next suspension.  False if the task is NULL or had ended.  Does not suspend.  From tasks and
 * callbacks, not from interrupts.  Cost: that of leaving what it waits for. */
_Bool async_task_cancel(async_task *task);

/* Gives back the reference that async_create_task gave.  The task goes on if it has not ended.  NULL: nothing. */
void async_task_release(async_task *task);

/* ---- joining: await async_join(task) ----------------------------------------------------------- */

typedef struct async_join_node async_join_node;
struct async_join_node {
    async_wait wait;
    async_task *target;
};

/* Waits until the task has ended, then raises its error, also ASYNC_CANCELLED.  Cancelling the joiner leaves
 * the task alone.  ASYNC_MISUSE for NULL and for oneself.  Suspends unless the task has ended. */
void async_join(async_task *task);
int async_join__try(async_task *target);
void async_join__wait(async_join_node *node, async_task *task, async_task *target);
int async_join__done(async_join_node *node, int error);
_Bool async_join__undo(void *node, async_task *task);

/* ---- for generated code ------------------------------------------------------------------------ */

/* Where the result of an ended task lies.  Valid until the caller suspends; once the task has been released, until
 * something is started. */
void *async__task_result(const async_task *task);

/* Prepares a task that is not yet ready.  begin: where it starts; frame: its outermost frame, whose first word
 * is its async_end; flags: 0 or ASYNC__TASK_HEAP. */
void async__task_init(async_task *task, const async_leaf *begin, void *frame, unsigned flags);

/* The same for one that begins as `end` says: the frame's first word, before a pointer to the frame.  Its arguments come
 * behind these two, afterwards. */
void async__task_prepare(async_task *task, void *frame, const async_end *end, unsigned flags);

/* Where a task waits that has not begun.  Running it calls `begin` of the async_end that its frame begins with, unless it
 * has been cancelled. */
extern ASYNC__CONST async_leaf async__task_begins;

/* The resume function of async_end: ends the task. */
int async__task_end(void *frame, unsigned state, async_task *task, int error);

/* Whether a task's storage may be used: zeroed, or ended with no reference left. */
ASYNC__INLINE _Bool async__task_is_free(const async_task *task)
{
#if ASYNC_CONFIG_CORE
    return task->leaf == NULL;
#else
    return task->leaf == NULL && task->references == 0;
#endif
}

#if !ASYNC_CONFIG_CORE
/* Whether it has ended, without an error.  NULL: it has not. */
ASYNC__INLINE _Bool async__task_succeeded(const async_task *task)
{
    return task && (task->flags & ASYNC__TASK_ENDED) && task->u.error == 0;
}
#endif

async_task *async__create_task(async_task *task);  /* as it came, with a reference more    */
#if ASYNC_CONFIG_CORE /* else in loop.h */
_Bool async__spawn(async_task *task);              /* false: NULL, no storage              */
#else /* else in loop.h */
async_task *async__start(async_task *task);        /* as it came, borrowed                 */

/* Prepares a task and makes it ready, if its storage is free.  Its arguments are stored behind that. */
_Bool async__task_restart(async_task *task, void *frame, const async_end *end);
#endif

/* Says where the task waits.  Before the wait is registered. */
ASYNC__INLINE void async__suspend(async_task *task, const async_leaf *leaf, void *frame)
{
    task->leaf = leaf;
    task->frame = frame;
}

#ifdef __cplusplus
}
#endif
#endif

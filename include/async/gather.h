/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Waiting for several things at once: async_gather, async_gather_errors, async_wait_any. */
#ifndef ASYNC_GATHER_H
#define ASYNC_GATHER_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

enum async__gather_mode {
    ASYNC__GATHER_ALL,    /* until all have ended or one has failed  */
    ASYNC__GATHER_ERRORS, /* until all have ended                    */
    ASYNC__GATHER_ANY,    /* until one has ended                     */
    ASYNC__GATHER_GROUP   /* a group: until all have ended           */
};

typedef struct async_gather async_gather;
typedef struct async_arm async_arm;

struct async_arm {          /* one of the things                                                            */
    async_wait wait;        /* first member; in the ring of the task that is waited for; .task is NULL      */
    async_arm *next, *prev; /* those of the gather that have not ended                                      */
    async_gather *gather;
    async_task *target;
    unsigned index;
    _Bool is_child;          /* a task of the gather's own, which it cancels; else somebody's task           */
};

struct async_gather {       /* the wait node                                                                */
    async_task *task;       /* who waits                                                                    */
    async_arm *first;
    int *errors;            /* ASYNC__GATHER_ERRORS                                                         */
    int error;              /* the first                                                                    */
    unsigned count, winner;
    uint8_t mode;           /* enum async__gather_mode                                                      */
    _Bool is_stopping;       /* the children that are left have been cancelled                               */
    _Bool is_cancelled;      /* by a cancel of who waits                                                     */
    struct async_scope *owner_scope; /* of a group's body, as long as it runs: cancelled with the children   */
};

/* A gather in generated code, where async_gather is a word of the language. */
typedef async_gather async__gather_node;

/* ---- for generated code -------------------------------------------------------------------------------- */

/* Begins a gather without anything in it.  errors: where ASYNC__GATHER_ERRORS stores, else NULL. */
void async__gather_begin(async_gather *gather, enum async__gather_mode mode, int *errors);

/* Adds the next one, in the order of the arguments: a task in the frame, initialised and not ready, or somebody's task. */
void async__gather_child(async_gather *gather, async_arm *arm, async_task *child);
void async__gather_task(async_gather *gather, async_arm *arm, async_task *task);

/* The same for a child that is not in the frame: it takes a reference, which is to be released in the end.  NULL: there
 * was no storage, the gather will raise ASYNC_NO_MEMORY. */
void async__gather_new(async_gather *gather, async_arm *arm, async_task *child);

/* Then waits: the leaf async__gather, whose node is the gather. */
int async__gather(async_gather *gather);
int async__gather__try(async_gather *gather);
void async__gather__wait(async_gather *gather, async_task *task);
int async__gather__done(async_gather *gather, int error);
_Bool async__gather__undo(void *gather, async_task *task);
ASYNC__INLINE int async__gather__value(const async_gather *gather) /* of async_wait_any */
{
    return (int)gather->winner;
}

/* Gives up what was added and not yet begun. */
void async__gather_abandon(async_gather *gather);

/* Internal: cancels the children that are left, and waits no longer for tasks of others. */
void async__gather_stop(async_gather *gather);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generators and context managers: objects that keep a generator between loops, and how a body was left. */
#ifndef ASYNC_GENERATOR_H
#define ASYNC_GENERATOR_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async__generator async__generator;
typedef struct async_next_node async_next_node;
typedef struct async__generator_kind async__generator_kind;

/* A generator object, the first member of struct g__generator: zeroed it is ready for async_open.
 *
 *   CLOSED --(1)--> READY --(2)--> RUNS --(3)--> READY or, if nobody waits any more, HOLDS --(2)--> READY
 *                                  RUNS --(4)--> ASLEEP --(5)--> AWAKE;  ASLEEP, AWAKE --(2)--> RUNS
 *   each but CLOSED --(6)--> CLOSES;  RUNS, CLOSES --(7)--> CLOSED
 *
 * (1) async_open, (2) async_next, (3) a yield, (4) the next is cancelled, (5) what the generator awaits is there,
 * (6) async_close, or the task is cancelled, (7) it ends. */
enum async__generator_state {
    ASYNC__GENERATOR_CLOSED, /* not opened, or ended              */
    ASYNC__GENERATOR_READY,  /* stands at its begin or at a yield */
    ASYNC__GENERATOR_HOLDS,  /* stands at a yield whose item nobody has taken */
    ASYNC__GENERATOR_RUNS,   /* for the next that waits           */
    ASYNC__GENERATOR_ASLEEP, /* in an await of its own, with nobody waiting for it */
    ASYNC__GENERATOR_AWAKE,  /* the same, and that await is over  */
    ASYNC__GENERATOR_CLOSES
};

struct async__generator {
    async_task task;                     /* its own                                     */
    async_next_node *next;               /* who waits for an item or for the end        */
    const async__generator_kind *kind;
    const async_leaf *leaf;              /* ASLEEP, AWAKE: where its task really waits  */
    uint8_t state;                       /* enum async__generator_state                 */
};

struct async__generator_kind {           /* one constant for each generator function    */
    async_end end;                       /* who awaits its frame                        */
    async_resume_fn *go_on;              /* with the state that the frame says; state 1: closes it */
    async_offset size;                   /* of an item                                  */
};

struct async_next_node {
    async__generator *generator;         /* NULL: it has what it waited for             */
    async_task *task;                    /* who waits, once it does                     */
    void *item;                          /* where the item goes; NULL: closing          */
    int error;
    _Bool has_item;
};

/* Waits for the next item of a generator object and stores it through `item`, a pointer to what the generator yields.  False:
 * the generator has ended, and stays ended; or was never opened.  Raises the generator's error.  A second task that waits
 * gets ASYNC_BUSY.  Suspends only if the generator does.  One that is cancelled or times out leaves the generator as it is:
 * its item goes to the next async_next. */
_Bool async_next(void *generator, void *item);
int async_next__try(async_next_node *node, void *generator, void *item);
void async_next__wait(async_next_node *node, async_task *task, void *generator, void *item);
int async_next__done(async_next_node *node, int error);
_Bool async_next__undo(void *node, async_task *task);
ASYNC__INLINE _Bool async_next__value(const async_next_node *node)
{
    return node->has_item;
}

/* Ends a generator object: what is pending in it runs, awaits included, and an error there is raised.  One that waits
 * for something of its own is cancelled there.  ASYNC_BUSY while another task waits for it; nothing if it has ended.
 * Afterwards it can be opened again.  Suspends only if the generator does. */
void async_close(void *generator);
int async_close__try(async_next_node *node, void *generator);
void async_close__wait(async_next_node *node, async_task *task, void *generator);
int async_close__done(async_next_node *node, int error);
_Bool async_close__undo(void *node, async_task *task);

/* In an async_contextmanager function: the error with which the body of the async_with was left, ASYNC_CANCELLED too; 0 if
 * it ended or was left by a jump or return, and before the yield.  Does not suspend.  asyncc replaces the call. */
int async_exit_error(void);

/* ---- for generated code ------------------------------------------------------------------------ */

/* Makes the object's task, whose frame is yet to be filled.  False: it is in use. */
_Bool async__generator_open(async__generator *generator, const async__generator_kind *kind, void *frame);

/* The resume function of a kind's end: takes an item, or the end. */
int async__generator_done(void *frame, unsigned state, async_task *task, int status);

#ifdef __cplusplus
}
#endif
#endif

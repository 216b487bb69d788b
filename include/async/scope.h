/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scopes: a part of a task that can be left from outside, because time is up or on demand. */
#ifndef ASYNC_SCOPE_H
#define ASYNC_SCOPE_H

#include <async/loop.h>

#ifdef __cplusplus
extern "C" {
#endif

enum async__scope_state {
    ASYNC__SCOPE_OUTSIDE, /* not entered, or left                                                         */
    ASYNC__SCOPE_ENTERED,
    ASYNC__SCOPE_FIRED,   /* its cancellation waits for the next suspension                                */
    ASYNC__SCOPE_RAISED,  /* its cancellation was raised                                                   */
    ASYNC__SCOPE_LOST     /* another cancellation, from further out, overtook it                           */
};
enum async__scope_kind {
    ASYNC__SCOPE_MOVE_ON, /* leaves the block                                                              */
    ASYNC__SCOPE_TIMEOUT  /* raises ASYNC_TIMEOUT out of it                                                */
};

typedef struct async_scope async_scope;
struct async_scope {
    async_wait wait;      /* among the task's scopes; .task is that task                                   */
    async_timer timer;
    uint32_t ms;
    uint8_t kind, state;  /* enum async__scope_kind, enum async__scope_state                               */
    _Bool has_deadline, was_timed_out, was_cancelled;
    _Bool was_passed;      /* by a cancellation of the task or of a scope further out, so what ends it is that one */
    uint16_t shield;      /* the depth of shields where it was entered                                     */
};
/* A scope without a deadline. */
#define ASYNC_SCOPE_INIT { { NULL, NULL, NULL }, { { NULL, NULL }, NULL, 0 }, 0, 0, 0, 0, 0, 0, 0, 0 }

/* A scope for async_with (&scope): its block is left when so many milliseconds have passed since it was entered. */
async_scope async_scope_after_ms(int64_t ms);

/* For async_with: a timeout raises ASYNC_TIMEOUT out of the block, move_on_after just leaves it. */
async_scope async_timeout_ms(int64_t ms);
async_scope async_move_on_after_ms(int64_t ms);

/* Whether its time was up, also if the block then ended in another way. */
_Bool async_scope_timed_out(const async_scope *scope);

/* Leaves the block as a timeout does; before it is entered: as soon as it is.  From tasks and callbacks. */
void async_scope_cancel(async_scope *scope);

/* Counts anew from now, or from the entry.  Nothing happens once it has fired. */
void async_scope_reschedule_ms(async_scope *scope, int64_t ms);

/* ---- for generated code -------------------------------------------------------------------------------- */

/* Enters a scope that lies in the frame.  Does not suspend. */
void async__scope_enter(async_scope *scope, async_task *task);

/* The same for a scope that is not initialised: async_with (async_timeout_ms(ms)), async_with (async_move_on_after_ms(ms)). */
void async__timeout_enter(async_scope *scope, async_task *task, int64_t ms);
void async__move_on_enter(async_scope *scope, async_task *task, int64_t ms);

/* Leaves it with the error in flight; returns the one that goes on. */
int async__scope_leave(async_scope *scope, int error);

/* A shielded part begins and ends.  leave returns the error that goes on, or the cancel that had to wait. */
void async__shield_enter(async_task *task);
int async__shield_leave(async_task *task, int error);

#ifdef __cplusplus
}
#endif
#endif

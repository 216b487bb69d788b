/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scopes: a part of a task that can be left from outside, because time is up or on demand. */
#ifndef ASYNC_SCOPE_H
#define ASYNC_SCOPE_H

#include <async/port.h>
#include <async/ring.h>

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

/* What async__timeout_enter, async__move_on_enter and async__scope_leave below call where code is to be small. */
void async__timeout_enter_apart(async_scope *scope, async_task *task, int64_t ms);
void async__move_on_enter_apart(async_scope *scope, async_task *task, int64_t ms);
int async__scope_leave_apart(async_scope *scope, int error);

#if !ASYNC_CONFIG_CORE
extern const struct async__scope_hooks async__scope_hooks;

ASYNC__INLINE uint32_t async__scope_limit(int64_t ms)
{
    return ms <= 0 || ms > INT32_MAX ? 0 : (uint32_t)ms;
}

/* Most timeouts end before their time, many before anything has to be waited for.  So the timer of the scope that was
 * entered last is armed only when the next timer is, or the loop looks at the timers. */
ASYNC__INLINE void async__scope_arm(async_scope *scope)
{
    uint32_t now = async__port_now();
    if (async__loop.unarmed) {
        async__timers_settle(now);
    }
    scope->timer.deadline = now + scope->ms;
    async__loop.unarmed = &scope->timer;
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
}

/* What is the same for every scope. */
ASYNC__PART void async__scope_begin(async_scope *scope, async_task *task)
{
    async__loop.scopes = &async__scope_hooks;
    scope->shield = (uint16_t)(task->flags / ASYNC__TASK_SHIELD);
    scope->wait.task = task;
    ASYNC__RING_PREPEND(&task->u.first, &scope->wait); /* innermost first */
}

ASYNC__INLINE void async__scope_begin_for(async_scope *scope, async_task *task, int64_t ms, int kind)
{
    scope->ms = async__scope_limit(ms);
    scope->kind = (uint8_t)kind; /* compilers store what follows at once */
    scope->state = ASYNC__SCOPE_ENTERED;
    scope->has_deadline = 1;
    scope->was_timed_out = scope->was_cancelled = scope->was_passed = 0;
    async__scope_begin(scope, task);
    async__scope_arm(scope);
}

/* Enter a scope that is not initialised: async_with (async_timeout_ms(ms)), async_with (async_move_on_after_ms(ms)). */
ASYNC__INLINE void async__timeout_enter(async_scope *scope, async_task *task, int64_t ms)
{
    if (ASYNC__IS_FAST) {
        async__scope_begin_for(scope, task, ms, ASYNC__SCOPE_TIMEOUT);
    } else {
        async__timeout_enter_apart(scope, task, ms);
    }
}

ASYNC__INLINE void async__move_on_enter(async_scope *scope, async_task *task, int64_t ms)
{
    if (ASYNC__IS_FAST) {
        async__scope_begin_for(scope, task, ms, ASYNC__SCOPE_MOVE_ON);
    } else {
        async__move_on_enter_apart(scope, task, ms);
    }
}

/* Leaves it with the error in flight; returns the one that goes on.  Usually nothing has happened since it was entered. */
ASYNC__INLINE int async__scope_leave(async_scope *scope, int error)
{
    async_wait *next;
    if (!ASYNC__IS_FAST || async__loop.unarmed != &scope->timer || scope->state != ASYNC__SCOPE_ENTERED) {
        return async__scope_leave_apart(scope, error);
    }
    next = scope->wait.next;
    async__loop.unarmed = NULL;
    scope->wait.task->u.first = next; /* it was the innermost */
    if (next) {
        next->prev = scope->wait.prev;
    }
    scope->state = ASYNC__SCOPE_OUTSIDE;
    scope->was_cancelled = 0;
    return error;
}
#else
void async__timeout_enter(async_scope *scope, async_task *task, int64_t ms);
void async__move_on_enter(async_scope *scope, async_task *task, int64_t ms);
int async__scope_leave(async_scope *scope, int error);
#endif

/* A shielded part begins and ends.  leave returns the error that goes on, or the cancel that had to wait. */
void async__shield_enter(async_task *task);
int async__shield_leave(async_task *task, int error);

#ifdef __cplusplus
}
#endif
#endif

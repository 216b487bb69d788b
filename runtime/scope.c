/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Scopes and shields.  A scope raises a cancellation inside its block and, at its own end, knows that it was its own.
 *
 *   OUTSIDE --enter--> ENTERED --time, cancel--> FIRED --next suspension--> RAISED --leave--> the error ends here
 *                                                  |                          |
 *                                                  +--- a cancel of the task, or of a scope further out ---> LOST
 *
 * A task's scopes stand first in its ring, innermost first; their .task is the task itself. */
#include <async/scope.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

static async_scope *find_next(const async_task *task, const async_scope *scope)
{
    async_wait *wait = scope ? scope->wait.next : task->u.first;
    return wait && wait->task == task ? (async_scope *)wait : NULL; /* the wait is its first member */
}

static unsigned shield_depth(const async_task *task)
{
    return task->flags / ASYNC__TASK_SHIELD;
}

static bool is_raisable(const async_task *task, const async_scope *scope)
{
    return scope->state == ASYNC__SCOPE_FIRED && scope->shield == shield_depth(task);
}

static async_scope *find_raisable(const async_task *task)
{
    async_scope *scope, *outermost = NULL;
    for (scope = find_next(task, NULL); scope; scope = find_next(task, scope)) {
        if (is_raisable(task, scope)) {
            outermost = scope;
        }
    }
    return outermost;
}

static bool can_raise(const async_task *task)
{
    return find_raisable(task) != NULL;
}

/* SCOPE says that some scope has fired.  Requires: it is set. */
static void clear_mark(async_task *task)
{
    async_scope *scope;
    for (scope = find_next(task, NULL); scope; scope = find_next(task, scope)) {
        if (scope->state == ASYNC__SCOPE_FIRED) {
            return;
        }
    }
    async__task_unmark(task, ASYNC__TASK_SCOPE);
}

static void update_mark(async_task *task)
{
    if (task->flags & ASYNC__TASK_SCOPE) {
        clear_mark(task);
    }
}

/* A cancellation is raised that ends outside of every scope inside of `end` (NULL: of every one).  Whatever these do from
 * now on, during the cleanup for instance, they must not take it for their own. */
static void lose_until(async_task *task, const async_scope *end)
{
    async_scope *scope;
    for (scope = find_next(task, NULL); scope != end; scope = find_next(task, scope)) {
        scope->was_passed = true;
        if (scope->state == ASYNC__SCOPE_FIRED || scope->state == ASYNC__SCOPE_RAISED) {
            scope->state = ASYNC__SCOPE_LOST;
        }
    }
}

static bool raise_scope(async_task *task)
{
    async_scope *scope = find_raisable(task);
    if (scope == NULL) {
        return false;
    }
    lose_until(task, scope);
    scope->state = ASYNC__SCOPE_RAISED;
    update_mark(task);
    return true;
}

static void lose_all(async_task *task)
{
    lose_until(task, NULL);
    update_mark(task);
}

/* Whether a cancellation from further out, or of the task, is on its way through this scope. */
static bool is_overtaken(const async_task *task, const async_scope *scope)
{
    const async_scope *inner;
    if ((task->flags & ASYNC__TASK_CANCEL) && shield_depth(task) == 0) {
        return true;
    }
    if (!(task->flags & ASYNC__TASK_RAISE)) {
        return false;
    }
    for (inner = find_next(task, NULL); inner != scope; inner = find_next(task, inner)) {
        if (inner->state == ASYNC__SCOPE_RAISED && !inner->was_passed) {
            return false; /* what is on its way ends there */
        }
    }
    return true;
}

static void fire(async_scope *scope)
{
    async_task *task = scope->wait.task;
    if (scope->state != ASYNC__SCOPE_ENTERED) {
        return;
    }
    if (is_overtaken(task, scope)) {
        scope->state = ASYNC__SCOPE_LOST;
        return;
    }
    scope->state = ASYNC__SCOPE_FIRED;
    async__task_mark(task, ASYNC__TASK_SCOPE);
    if (!async__task_is_queued(task) && &task->ready != async__loop.current) {
        async__task_interrupt(task);
    }
}

static void fire_timer(async_timer *timer)
{
    async_scope *scope = (async_scope *)(void *)((char *)timer - offsetof(async_scope, timer));
    scope->was_timed_out = true;
    fire(scope);
}

const struct async__scope_hooks async__scope_hooks = { raise_scope, can_raise, lose_all, fire_timer };

static void disarm(async_scope *scope)
{
    if (async__loop.unarmed == &scope->timer) {
        async__loop.unarmed = NULL;
    } else {
        async__timer_disarm(&scope->timer);
    }
}

void async__scope_enter(async_scope *scope, async_task *task)
{
    scope->state = ASYNC__SCOPE_ENTERED;
    scope->was_timed_out = false;
    scope->was_passed = false;
    scope->timer.link.next = NULL;
    async__scope_begin(scope, task);
    if (scope->was_cancelled) {
        fire(scope);
    } else if (scope->has_deadline) {
        async__scope_arm(scope);
    }
}

int async__scope_leave_apart(async_scope *scope, int error)
{
    async_task *task = scope->wait.task;
    uint8_t state = scope->state;
    disarm(scope);
    async__ring_remove(&task->u.first, &scope->wait);
    scope->state = ASYNC__SCOPE_OUTSIDE;
    scope->was_cancelled = false;
    update_mark(task);
    if (state != ASYNC__SCOPE_RAISED || error != ASYNC_CANCELLED || scope->was_passed) {
        return error;
    }
    return scope->kind == ASYNC__SCOPE_TIMEOUT && scope->was_timed_out ? ASYNC_TIMEOUT : 0;
}

void async__timeout_enter_apart(async_scope *scope, async_task *task, int64_t ms)
{
    async__scope_begin_for(scope, task, ms, ASYNC__SCOPE_TIMEOUT);
}

void async__move_on_enter_apart(async_scope *scope, async_task *task, int64_t ms)
{
    async__scope_begin_for(scope, task, ms, ASYNC__SCOPE_MOVE_ON);
}

static async_scope make(int64_t ms, enum async__scope_kind kind)
{
    static const async_scope none = ASYNC_SCOPE_INIT;
    async_scope scope = none;
    scope.ms = async__scope_limit(ms);
    scope.kind = (uint8_t)kind;
    scope.has_deadline = true;
    return scope;
}

async_scope async_scope_after_ms(int64_t ms)
{
    return make(ms, ASYNC__SCOPE_MOVE_ON);
}

async_scope async_move_on_after_ms(int64_t ms)
{
    return make(ms, ASYNC__SCOPE_MOVE_ON);
}

async_scope async_timeout_ms(int64_t ms)
{
    return make(ms, ASYNC__SCOPE_TIMEOUT);
}

bool async_scope_timed_out(const async_scope *scope)
{
    return scope->was_timed_out;
}

void async_scope_cancel(async_scope *scope)
{
    scope->was_cancelled = true;
    if (scope->state != ASYNC__SCOPE_OUTSIDE) {
        fire(scope);
    }
}

void async_scope_reschedule_ms(async_scope *scope, int64_t ms)
{
    scope->ms = async__scope_limit(ms);
    scope->has_deadline = true;
    if (scope->state == ASYNC__SCOPE_ENTERED) {
        disarm(scope);
        async__scope_arm(scope);
    }
}

void async__shield_enter(async_task *task)
{
    task->flags = (uint16_t)(task->flags + ASYNC__TASK_SHIELD);
}

int async__shield_leave(async_task *task, int error)
{
    task->flags = (uint16_t)(task->flags - ASYNC__TASK_SHIELD);
    return error ? error : async__task_take_cancel(task);
}

#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the runtime's own files share. */
#ifndef ASYNC_INTERNAL_H
#define ASYNC_INTERNAL_H

#include <async/loop.h>
#include <async/port.h>
#include <async/ring.h>

#include <stdbool.h>

enum async__loop_state {
    ASYNC__LOOP_IDLE,     /* nobody runs it                          */
    ASYNC__LOOP_RUNNING,  /* until a task ends, or for one pass      */
    ASYNC__LOOP_FOREVER,  /* until async_stop                        */
    ASYNC__LOOP_STOPPING  /* async_stop was called                   */
};

/* timer_list.c, timer_wheel.c: makes ready whose time has come; the next deadline, NULL: none; any timer, NULL: none. */
void async__timers_expire(uint32_t now);
async_timer *async__timers_any(void);
#if ASYNC_CONFIG_TIMER_WHEEL
const uint32_t *async__timers_next(void);
#else
static inline const uint32_t *async__timers_next(void)
{
    async_timer *timer = async__timers_any();
    return timer ? &timer->deadline : NULL;
}
#endif

static inline bool async__has_timers(void)
{
#if ASYNC_CONFIG_TIMER_WHEEL
    return async__loop.timers.count > 0;
#else
    return async__loop.timers.ends.next != &async__loop.timers.ends;
#endif
}

/* What a timer does when its time has come. */
#if ASYNC_CONFIG_CORE
static inline void async__timer_fire(async_timer *timer)
{
    async__task_ready(timer->task);
}
#else
void async__timer_fire(async_timer *timer);
#endif

/* flag.c: makes ready those whose flags are set. */
void async__flags_collect(void);

/* cancel.c, core.c: delivers what is pending to the wait that the task is in. */
void async__task_interrupt(async_task *task);

/* pass.c: resumes a task that is not on the ready queue, inside of the one that runs.  Cost: that of the task. */
void async__task_run(async_task *task, int error);

/* task.c: somebody sees the error of a task, so it is not reported; it may have ended. */
void async__task_seen(async_task *task);

/* cancel.c, core.c: takes what is pending and may be raised here: ASYNC_CANCELLED or 0. */
int async__task_take_cancel(async_task *task);

/* cancel.c: notes and forgets that a cancel is to be delivered to a task. */
void async__task_mark(async_task *task, unsigned flag);
void async__task_unmark(async_task *task, unsigned flags);
#define ASYNC__TASK_MARKS (ASYNC__TASK_RAISE | ASYNC__TASK_CANCEL | ASYNC__TASK_SCOPE)

/* scope.c: hooks of cancel.c, so that a program without scopes does not need scope.c: set by the first scope. */
struct async__scope_hooks {
    /* Notes which scope's cancellation is raised now: the outermost that has fired and is not shielded.  False: none. */
    bool (*raise)(async_task *task);
    bool (*can_raise)(const async_task *task);
    void (*lose)(async_task *task); /* the task's own cancel overtakes all of them */
    void (*fire)(async_timer *timer);
};

/* task.c: storage that was filled for a task that does not begin. */
#if ASYNC_CONFIG_CORE
static inline void async__task_abandon(async_task *task)
{
    task->leaf = NULL;
}
#else
void async__task_abandon(async_task *task);
#endif

/* cancel.c: the error with which a task is to be resumed. */
int async__task_take_raise(async_task *task);

/* cancel.c: the running task has suspended: what it did to itself, or was held back. */
void async__task_settle(async_task *task);

static inline bool async__task_has_ended(const async_task *task)
{
#if ASYNC_CONFIG_CORE
    return task->leaf == NULL;
#else
    return (task->flags & ASYNC__TASK_ENDED) != 0;
#endif
}

#if ASYNC_CONFIG_BACKTRACE
/* backtrace.c: an error begins its way outwards, and passes an await. */
void async__trace_begin(const async_task *task, int error);
void async__trace_pass(const async_site *site, int error);
#else
#define async__trace_begin(task, error) ((void)0)
#define async__trace_pass(site, error) ((void)0)
#endif

/* pass.c, pass_core.c: waits until something is ready, and runs it; does that without waiting. */
void async__pass_wait(void);
void async__pass_step(void);

/* pass.c: takes the first one that is ready.  Requires: there is one. */
async_task *async__take_ready(void);

/* task_start.c: takes what is on the ready queue off it.  Cost: one step for each that is before it. */
void async__ready_remove(async_link *link);

#if ASYNC_CONFIG_CORE
static inline bool async__is_anything_ready(void)
{
    return async__loop.ready.next != &async__loop.ready;
}

/* What stands before the first one that is ready. */
static inline async_link *async__ready_front(void)
{
    return &async__loop.ready;
}

static inline bool async__task_is_queued(const async_task *task)
{
    return task->ready.next != NULL;
}
#define async__waiter_is_queued async__task_is_queued

/* What runs is no task, or its storage is about to go. */
static inline void async__loop_leave(void)
{
    async__loop.current = &async__loop.ready;
}
#else
static inline bool async__is_anything_ready(void)
{
    return async__loop.current->next != NULL;
}

static inline async_link *async__ready_front(void)
{
    return async__loop.current;
}

/* task_start.c: whether a task is on the ready queue, so that it waits for nothing any more. */
bool async__task_is_queued(const async_task *task);

/* The same of a task that does not run, because it waits for something or did so until now. */
static inline bool async__waiter_is_queued(const async_task *task)
{
    return task->ready.next != NULL || async__loop.tail == &task->ready;
}

/* pass.c: the running task's storage is about to go, or it is about to be put on the ready queue before others. */
void async__loop_leave(void);

/* The same.  Requires: this is what runs. */
static inline void async__loop_leave_link(async_link *link)
{
    async_link *next = link->next;
    async__loop.ready.next = next;
    if (next == NULL) {
        async__loop.tail = &async__loop.ready;
    }
    link->next = NULL;
    async__loop.current = &async__loop.ready;
    if (async__loop.last == link) {
        async__loop.last = &async__loop.ready;
    }
}
#endif

#endif

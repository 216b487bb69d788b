/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One pass of the loop: input, expired timers, then every task that is ready by then, in order.  What becomes ready
 * during a pass runs in the next one. */
#include <async/loop.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

static inline int resume_leaf(async_task *task, int error)
{
    const async_site *site = &task->leaf->site;
    return ASYNC__READ(site, resume)(task->frame, ASYNC__READ(site, state), task, error);
}

static inline void *caller_frame(void *frame, const async_site *site)
{
    async_offset offset = ASYNC__READ(site, offset);
    return offset == ASYNC__ON_HEAP ? ((void **)frame)[-1] : (char *)frame - offset;
}

/* Follows the calls outwards as long as they are done. */
static int return_to_caller(async_task *task, void *frame, int status)
{
    while (status != ASYNC__PENDING && status != ASYNC__ENDED) {
        const async_site *site = *(const async_site **)frame;
        if (status == ASYNC__CALL) {
            frame = task->frame;
            status = resume_leaf(task, 0);
            continue;
        }
        frame = caller_frame(frame, site);
        task->frame = frame; /* async_task_name starts here */
        async__trace_pass(site, status);
        status = ASYNC__READ(site, resume)(frame, ASYNC__READ(site, state), task, status);
    }
    return status;
}

void async__loop_leave(void)
{
    if (async__loop.current != &async__loop.ready) {
        async__loop_leave_link(async__loop.current);
    }
}

/* After a resume.  If it did not suspend, who waits for it goes on. */
static void finish_resume(async_task *task, int status)
{
    if (status == ASYNC__PENDING) {
        return;
    }
    if (status != ASYNC__ENDED) { /* else the task's storage may be gone */
        async__trace_begin(task, status);
        status = return_to_caller(task, task->frame, status); /* nothing has suspended, so it is what was resumed */
    }
    if (status == ASYNC__ENDED && async__loop.current == &task->ready) {
        async__loop_leave();
    }
}

void async__task_run(async_task *task, int error)
{
    int status = resume_leaf(task, error);
    if (status != ASYNC__PENDING && status != ASYNC__ENDED) {
        status = return_to_caller(task, task->frame, status);
    }
    if (status == ASYNC__PENDING) {
        async__task_settle(task);
    }
}

/* A frame has ended without an error, and nothing has suspended since it was resumed, so the task says which: goes on in
 * the one that awaits it. */
static inline int resume_caller(async_task *task)
{
    const async_site *site = *(const async_site **)task->frame;
    task->frame = caller_frame(task->frame, site);
    return ASYNC__READ(site, resume)(task->frame, ASYNC__READ(site, state), task, 0);
}

/* Runs what is ready as long as nothing else needs attention.  This is the path that must be short: nothing lives across a
 * resume, not even which task it was. */
static void run_undisturbed(void)
{
    async_link *link; /* a task's first member, or async__loop.ready, which is not read as a task */
    while ((link = async__loop.current)->next != NULL) {
        async_task *task = (async_task *)link->next;
        int status;
        link->next = NULL;
        async__loop.current = &task->ready;
        status = resume_leaf(task, 0);
        while (ASYNC__RARELY(!async__is_undisturbed(status))) {
            task = (async_task *)async__loop.current;
            if (!ASYNC__IS_FAST || status != 0) {
                finish_resume(task, status);
                if (ASYNC__SHARED_PEEK(async__loop.attention)) {
                    return;
                }
                break;
            }
            status = resume_caller(task);
        }
    }
}

/* The short way from an interrupt to its task: the one that has waited longest for a flag, if that is set.  It has not
 * been cancelled, as it was waiting just now; what else may have happened comes in the next pass.
 * Requires: nothing is ready. */
static bool run_flagged(void)
{
    async_flag_node *node = async__loop.flags;
    async_task *task;
    int status;
    if (node == NULL || !ASYNC__SHARED_READ(node->flag->is_set)) {
        return false;
    }
    task = node->task;
    async__loop.flags = node->next;
    async__loop.current = async__loop.tail = &task->ready;
    status = resume_leaf(task, 0);
    finish_resume(task, status);
    return true;
}

/* A task that cancelled itself has just suspended. */
static void settle_current(void)
{
    if (async__loop.current != &async__loop.ready) {
        async__task_settle((async_task *)async__loop.current);
    }
}

async_task *async__take_ready(void)
{
    async_link *next = async__loop.current->next;
    async__loop.current->next = NULL;
    async__loop.current = next;
    return (async_task *)next;
}

/* Runs one after the other until the pass ends, with everything that may happen in between. */
static void run_pass(void)
{
    do {
        async_task *task = async__take_ready();
        int status = async__loop.cancels ? async__task_take_raise(task) : 0;
        async__loop.resumes++;
        status = resume_leaf(task, status);
        if (!ASYNC__IS_FAST || status != ASYNC__PENDING) {
            finish_resume(task, status);
        }
        if (!ASYNC__IS_FAST || async__loop.cancels) {
            settle_current();
        }
    } while (async__loop.current != async__loop.last);
}

void async__timers_settle(uint32_t now)
{
    async_timer *timer = async__loop.unarmed;
    async__loop.unarmed = NULL;
    async__timer_arm(timer, NULL, now, timer->deadline);
}

void async__timer_fire(async_timer *timer)
{
    if (timer->task == NULL) {
        async__loop.scopes->fire(timer);
        return;
    }
    async__task_ready(timer->task);
}

/* The one that is not armed need not be before its time has come. */
static void look_at_timers(uint32_t now)
{
    if (async__loop.unarmed && (int32_t)(now - async__loop.unarmed->deadline) >= 0) {
        async__timers_settle(now);
    }
    async__timers_expire(now);
}

/* Returns whether it must be done in every pass. */
static bool look_for_input(void)
{
    bool again;
    ASYNC__SHARED_WRITE(async__loop.attention, 0);
    again = async__port_poll();
    if (!ASYNC__IS_FAST || async__loop.flags) {
        async__flags_collect();
    }
    if (async__loop.unarmed || async__has_timers()) {
        look_at_timers(async__port_now());
        again = true;
    }
    return again;
}

static void sleep_until_input(void)
{
    if (async__loop.unarmed) {
        async__timers_settle(async__port_now());
    }
    async__port_sleep(async__timers_next());
}

static void finish_undisturbed(void)
{
    settle_current();
    if (async__loop.last && async__loop.last != async__loop.current) { /* async_stop: the rest of this pass */
        run_pass();
    }
    async__loop_leave();
    async__loop.last = NULL;
}

static void run_ready(bool is_disturbed)
{
    if (!is_disturbed && async__loop.cancels == 0) {
        run_undisturbed();
        finish_undisturbed();
    } else {
        async__loop.last = async__loop.tail;
        run_pass();
        async__loop_leave();
        async__loop.last = NULL;
    }
}

void async__pass_wait(void)
{
    bool again = look_for_input();
    while (!async__is_anything_ready()) {
        sleep_until_input();
        if (run_flagged()) {
            finish_undisturbed();
            return;
        }
        again = look_for_input();
    }
    run_ready(again);
}

void async__pass_step(void)
{
    look_for_input();
    if (async__is_anything_ready()) {
        run_ready(true);
    }
}

#endif

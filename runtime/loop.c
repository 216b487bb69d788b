/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The event loop.  One pass: input, expired timers, then every task that is ready by then, in order.  What
 * becomes ready during a pass runs in the next one. */
#include <async/loop.h>

#include "internal.h"

async_loop async__loop = {
    .current = &async__loop.ready,
    .tail = &async__loop.ready,
    .calm = { [sizeof(int) - 2] = 0x80 }, /* so that an int is ASYNC__PENDING, with the 0 before it */
};

static inline int resume_leaf(async_task *task, int error)
{
    const async_site *site = &task->leaf->site;
    return ASYNC__READ(site, resume)(task->frame, ASYNC__READ(site, state), task, error);
}

/* Follows the calls outwards as long as they are done. */
static int return_to_caller(async_task *task, void *frame, int status)
{
    while (status != ASYNC__PENDING && status != ASYNC__ENDED) {
        const async_site *site = *(const async_site **)frame;
#if !ASYNC_CONFIG_CORE /* frames on the heap */
        if (status == ASYNC__CALL) {
            frame = task->frame;
            status = resume_leaf(task, 0);
            continue;
        }
        if (ASYNC__READ(site, offset) == ASYNC__ON_HEAP) {
            frame = ((void **)frame)[-1];
        } else
#endif
        {
            frame = (char *)frame - ASYNC__READ(site, offset);
        }
        task->frame = frame; /* async_task_name starts here */
        async__trace_pass(site, status);
        status = ASYNC__READ(site, resume)(frame, ASYNC__READ(site, state), task, status);
    }
    return status;
}

void async__loop_leave(void)
{
    async_link *link = async__loop.current;
    if (link == &async__loop.ready) {
        return;
    }
    async__loop.ready.next = link->next;
    if (link->next == NULL) {
        async__loop.tail = &async__loop.ready;
    }
    link->next = NULL;
    async__loop.current = &async__loop.ready;
    if (async__loop.last == link) {
        async__loop.last = &async__loop.ready;
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

#if !ASYNC_CONFIG_CORE
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

/* Runs what is ready as long as nothing else needs attention.  This is the path that must be short. */
static void run_undisturbed(void)
{
    async_link *link; /* a task's first member, or async__loop.ready, which is not read as a task */
    while ((link = async__loop.current)->next != NULL) {
        async_task *task = (async_task *)link->next;
        int status;
        link->next = NULL;
        async__loop.current = &task->ready;
        status = resume_leaf(task, 0);
        if (!async__is_undisturbed(status)) {
            finish_resume((async_task *)async__loop.current, status);
            if (ASYNC__SHARED_PEEK(async__loop.attention)) {
                return;
            }
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
#endif

/* A task that cancelled itself has just suspended. */
static void settle_current(void)
{
    if (async__loop.current != &async__loop.ready) {
        async__task_settle((async_task *)async__loop.current);
    }
}

static async_task *take_ready(void)
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
        async_task *task = take_ready();
        int status = async__loop.cancels ? async__task_take_raise(task) : 0;
        async__loop.resumes++;
        status = resume_leaf(task, status);
        finish_resume(task, status);
        settle_current();
    } while (async__loop.current != async__loop.last);
}

void async__timer_fire(async_timer *timer)
{
#if !ASYNC_CONFIG_CORE
    if (timer->task == NULL) {
        async__loop.scopes->fire(timer);
        return;
    }
#endif
    async__task_ready(timer->task);
}

static bool is_anything_ready(void)
{
    return async__loop.current->next != NULL;
}

/* Returns whether it must be done in every pass. */
static bool look_for_input(void)
{
    bool again;
    ASYNC__SHARED_WRITE(async__loop.attention, 0);
    again = async__port_poll();
    async__flags_collect();
    if (async__timers_any()) {
        async__timers_expire(async__port_now());
        again = true;
    }
    return again;
}

#if ASYNC_CONFIG_CORE
static void run_ready(bool is_disturbed)
{
    (void)is_disturbed;
    async__loop.last = async__loop.tail;
    run_pass();
    async__loop_leave();
}
#else
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
#endif

/* Waits until something is ready, and runs it. */
static void run_once(void)
{
    bool again = look_for_input();
    while (!is_anything_ready()) {
        async__port_sleep(async__timers_next());
#if !ASYNC_CONFIG_CORE
        if (run_flagged()) {
            finish_undisturbed();
            return;
        }
#endif
        again = look_for_input();
    }
    run_ready(again);
}

static bool is_running(void)
{
    return async__loop.state != ASYNC__LOOP_IDLE;
}

static void run_until_ended(const async_task *task)
{
    const async_task *outer = async__loop.main;
    async__loop.main = task;
    while (!async__task_has_ended(task)) {
        run_once();
    }
    async__loop.main = outer;
}

#if !ASYNC_CONFIG_CORE
int async_run_until_complete(async_task *task)
{
    int error;
    if (is_running() || task == NULL || async__task_is_free(task)) {
        return ASYNC_MISUSE;
    }
    task->flags |= ASYNC__TASK_JOINED;
    task->references++;
    async__loop.state = ASYNC__LOOP_RUNNING;
    run_until_ended(task);
    async__loop.state = ASYNC__LOOP_IDLE;
    error = task->u.error;
    async_task_release(task);
    return error;
}
#endif

int async_run_forever(void)
{
    if (is_running()) {
        return ASYNC_MISUSE;
    }
    async__loop.state = ASYNC__LOOP_FOREVER;
    do {
        run_once();
    } while (async__loop.state != ASYNC__LOOP_STOPPING);
    async__loop.state = ASYNC__LOOP_IDLE;
    return 0;
}

int async_loop_step(void)
{
    if (is_running()) {
        return ASYNC_MISUSE;
    }
    look_for_input();
    if (is_anything_ready()) {
        async__loop.state = ASYNC__LOOP_RUNNING;
        run_ready(true);
        async__loop.state = ASYNC__LOOP_IDLE;
    }
    return 0;
}

void async_stop(void)
{
    if (async__loop.state != ASYNC__LOOP_FOREVER) {
        return;
    }
    async__loop.state = ASYNC__LOOP_STOPPING;
    async__loop.last = async__loop.tail;
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
}

int async_loop_reset(void)
{
    if (is_running()) {
        return ASYNC_MISUSE;
    }
    while (is_anything_ready()) {
        take_ready();
    }
    async__loop_leave();
    async__loop.flags = NULL;
    async__loop.cancels = 0;
    while (async__timers_any()) {
        async__timer_disarm(async__timers_any());
    }
#if ASYNC_CONFIG_TASK_LIST
    while (async__loop.all) {
        async_task *task = async__loop.all;
        async__loop.all = task->all_next;
        task->leaf = NULL;
        task->references = 0;
    }
#endif
    return 0;
}

int async__run(async_task *task)
{
    if (is_running()) {
        if (task) {
            async__task_abandon(task);
        }
        return ASYNC_MISUSE;
    }
    if (!async__spawn(task)) {
        return ASYNC_NO_MEMORY;
    }
#if ASYNC_CONFIG_CORE
    async__loop.state = ASYNC__LOOP_RUNNING;
    run_until_ended(task);
    async__loop.state = ASYNC__LOOP_IDLE;
    return async__loop.main_error;
#else
    return async_run_until_complete(task);
#endif
}

#if ASYNC_CONFIG_TASK_LIST
static void sweep(void)
{
    async_task *task;
    for (task = async__loop.all; task; task = task->all_next) {
        if (!(task->flags & ASYNC__TASK_SWEPT)) {
            task->flags |= ASYNC__TASK_SWEPT;
            async_task_cancel(task);
        }
    }
}
#endif

int async__run_all(async_task *task)
{
    int error = async__run(task);
#if ASYNC_CONFIG_TASK_LIST
    if (is_running()) {
        return error;
    }
    async__loop.state = ASYNC__LOOP_RUNNING;
    for (sweep(); async__loop.all || is_anything_ready(); sweep()) {
        run_once();
    }
    async__loop.state = ASYNC__LOOP_IDLE;
#endif
    return error;
}

uint32_t async_now_ms(void)
{
    return async__port_now();
}

async_task *async_current_task(void)
{
    return async__loop.current != &async__loop.ready ? (async_task *)async__loop.current : NULL;
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* The event loop as its callers see it: running it until something has happened. */
#include <async/loop.h>

#include "internal.h"

async_loop async__loop = {
    .current = &async__loop.ready,
    .tail = &async__loop.ready,
#if !ASYNC_CONFIG_TIMER_WHEEL
    .timers = { { &async__loop.timers.ends, &async__loop.timers.ends } },
#endif
#if ASYNC_CONFIG_CORE
    .ready = { &async__loop.ready },
#else
    .calm = { [sizeof(int) - 2] = 0x80 }, /* so that an int is ASYNC__PENDING, with the 0 before it */
#endif
};

static bool is_running(void)
{
    return async__loop.state != ASYNC__LOOP_IDLE;
}

static void run_until_ended(const async_task *task)
{
    async__loop.main = task;
    while (!async__task_has_ended(task)) {
        async__pass_wait();
    }
    async__loop.main = NULL;
}

#if !ASYNC_CONFIG_CORE
int async_run_until_complete(async_task *task)
{
    int error;
    if (is_running() || task == NULL || async__task_is_free(task)) {
        return ASYNC_MISUSE;
    }
    async__task_seen(task);
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
        async__pass_wait();
    } while (async__loop.state != ASYNC__LOOP_STOPPING);
    async__loop.state = ASYNC__LOOP_IDLE;
    return 0;
}

int async_loop_step(void)
{
    if (is_running()) {
        return ASYNC_MISUSE;
    }
    async__loop.state = ASYNC__LOOP_RUNNING;
    async__pass_step();
    async__loop.state = ASYNC__LOOP_IDLE;
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

int async__run(async_task *task)
{
    if (is_running()) {
        if (task) {
            async__task_abandon(task);
        }
        return ASYNC_MISUSE;
    }
    if (async__start(task) == NULL) {
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
int async_loop_reset(void)
{
    if (is_running()) {
        return ASYNC_MISUSE;
    }
    while (async__is_anything_ready()) {
        async__take_ready();
    }
    async__loop_leave();
    async__loop.flags = NULL;
    async__loop.cancels = 0;
    async__loop.unarmed = NULL;
    while (async__timers_any()) {
        async__timer_disarm(async__timers_any());
    }
    while (async__loop.all) {
        async_task *task = async__loop.all;
        async__loop.all = task->all_next;
        task->leaf = NULL;
        task->references = 0;
    }
    return 0;
}

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

int async__run_all(async_task *task)
{
    int error = async__run(task);
    if (is_running()) {
        return error;
    }
    async__loop.state = ASYNC__LOOP_RUNNING;
    for (sweep(); async__loop.all || async__is_anything_ready(); sweep()) {
        async__pass_wait();
    }
    async__loop.state = ASYNC__LOOP_IDLE;
    return error;
}
#endif

uint32_t async_now_ms(void)
{
    return async__port_now();
}

async_task *async_current_task(void)
{
    return async__loop.current != &async__loop.ready ? (async_task *)async__loop.current : NULL;
}

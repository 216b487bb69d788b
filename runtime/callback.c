/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Callbacks: scheduled through the head of a task, so that they keep their turn among tasks. */
#include <async/callback.h>

#include "internal.h"

static int run_callback(void *arg, unsigned state, async_task *task, int error)
{
    async_callback *callback = (async_callback *)task; /* its first member */
    (void)state, (void)error;
    async__loop_leave(); /* fn may arm it again */
    callback->is_armed = false;
    callback->fn(arg);
    return ASYNC__ENDED; /* fn may have given the storage away */
}

static void prepare(async_callback *callback, void (*fn)(void *), void *arg)
{
    static ASYNC__CONST async_leaf leaf = { { run_callback, 0, 0 }, NULL };
    async_call_cancel(callback);
    callback->fn = fn;
    callback->task.leaf = &leaf;
    callback->task.frame = arg;
}

void async_call_soon(async_callback *callback, void (*fn)(void *), void *arg)
{
    prepare(callback, fn, arg);
    callback->is_armed = true;
    async__task_ready(&callback->task);
}

void async_call_later_ms(async_callback *callback, int64_t ms, void (*fn)(void *), void *arg)
{
    if (ms <= 0 || ms > INT32_MAX) {
        async_call_soon(callback, fn, arg);
    } else {
        uint32_t now = async__port_now();
        prepare(callback, fn, arg);
        callback->is_armed = true; /* on the ready queue from when the timer is no longer armed */
        async__timer_arm(&callback->timer, &callback->task, now, now + (uint32_t)ms);
    }
}

bool async_call_cancel(async_callback *callback)
{
    if (!callback->is_armed) {
        return false;
    }
    callback->is_armed = false;
    if (callback->timer.link.next) {
        async__timer_disarm(&callback->timer);
    } else {
        async__ready_remove(&callback->task.ready);
    }
    return true;
}

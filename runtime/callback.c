/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Callbacks: scheduled through the head of a task, so that they keep their turn among tasks. */
#include <async/callback.h>

#include "internal.h"

static int run_callback(void *arg, unsigned state, async_task *task, int error)
{
    async_callback *callback = (async_callback *)task; /* its first member */
    (void)state, (void)error;
    callback->fn(arg);
    return ASYNC__ENDED; /* fn may have given the storage away */
}

static void prepare(async_callback *callback, void (*fn)(void *), void *arg)
{
    static const async_leaf leaf = { { run_callback, 0, 0 }, NULL };
    async_call_cancel(callback);
    callback->fn = fn;
    callback->task.leaf = &leaf;
    callback->task.frame = arg;
    callback->task.flags = ASYNC__TASK_CALLBACK;
}

void async_call_soon(async_callback *callback, void (*fn)(void *), void *arg)
{
    prepare(callback, fn, arg);
    async__task_ready(&callback->task);
}

void async_call_later_ms(async_callback *callback, int64_t ms, void (*fn)(void *), void *arg)
{
    prepare(callback, fn, arg);
    if (ms <= 0 || ms > INT32_MAX) {
        async__task_ready(&callback->task);
    } else {
        async__timer_arm(&callback->timer, &callback->task, async__port_now() + (uint32_t)ms);
    }
}

static void leave_ready_queue(async_link *link)
{
    async_link *before = &async__loop.ready;
    while (before->next != link) {
        before = before->next;
    }
    before->next = link->next;
    link->next = NULL;
    if (async__loop.tail == link) {
        async__loop.tail = before;
    }
    if (async__loop.last == link) { /* this pass ends with the one before it, or with who runs now */
        async__loop.last = before != &async__loop.ready ? before
                           : async__loop.current      ? &async__loop.current->ready
                                                      : NULL;
    }
}

bool async_call_cancel(async_callback *callback)
{
    if (callback->task.ready.next) {
        leave_ready_queue(&callback->task.ready);
        return true;
    }
    if (callback->timer.next) {
        async__timer_disarm(&callback->timer);
        return true;
    }
    return false;
}

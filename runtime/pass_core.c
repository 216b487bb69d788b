/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* One pass of the loop, for ASYNC_CONFIG_CORE: pass.c does the same in fewer instructions and more flash. */
#include <async/loop.h>

#include "internal.h"

#if ASYNC_CONFIG_CORE

static void look_for_input(void)
{
    ASYNC__SHARED_WRITE(async__loop.attention, 0);
    async__port_poll();
    async__flags_collect();
    async__timers_expire(async__port_now());
}

static async_task *take_ready(void)
{
    async_link *link = async__loop.ready.next;
    async__loop.ready.next = link->next;
    if (link == async__loop.tail) {
        async__loop.tail = &async__loop.ready;
    }
    link->next = NULL;
    return (async_task *)link;
}

ASYNC_ASSERT(ASYNC__TASK_RAISE == 1 && ASYNC__TASK_CANCEL == 2 && ASYNC_CANCELLED == -1, async__marks_are_bits);

/* The error with which a task is to be resumed. */
static int take_raise(async_task *task)
{
    uintptr_t leaf = (uintptr_t)task->leaf;
    unsigned marks = (unsigned)leaf & 3u;
    task->leaf = (const async_leaf *)(leaf - marks);
    async__loop.is_cancel_pending = (marks & ASYNC__TASK_CANCEL) != 0;
    return -(int)(marks & ASYNC__TASK_RAISE);
}

/* Runs a task until it waits or has ended, outwards through the calls that are done. */
static void resume(async_task *task, int status)
{
    const async_site *site = &task->leaf->site;
    while ((status = ASYNC__READ(site, resume)(task->frame, ASYNC__READ(site, state), task, status)) > ASYNC__ENDED) {
        site = *(const async_site **)task->frame;
        task->frame = (char *)task->frame - ASYNC__READ(site, offset);
    }
    if (status == ASYNC__PENDING && async__loop.is_cancel_pending) {
        async__task_interrupt(task);
    }
}

static void run_ready(void)
{
    async_task *task;
    async__loop.last = async__loop.tail; /* &ready: nothing more is to run in this pass */
    do {
        task = take_ready();
        async__loop.current = &task->ready;
        async__loop.resumes++;
        resume(task, take_raise(task));
    } while (async__loop.last != &task->ready && async__loop.last != &async__loop.ready);
    async__loop.current = &async__loop.ready;
}

void async__pass_step(void)
{
    look_for_input();
    if (async__is_anything_ready()) {
        run_ready();
    }
}

void async__pass_wait(void)
{
    for (;;) {
        look_for_input();
        if (async__is_anything_ready()) {
            break;
        }
        async__port_sleep(async__timers_next());
    }
    run_ready();
}

#endif

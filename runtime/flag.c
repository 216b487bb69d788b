/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Flags.  An interrupt only marks the flag and puts it in the loop's inbox; the loop makes its waiter ready.
 *
 *   clear --set, waiter--> SET|POSTED --inbox--> SET|GRANTED --resumed--> clear
 *   clear --set----------> SET -------wait: does not suspend--------------> clear */
#include <async/flag.h>

#include "internal.h"

static void post_flag(async_flag *flag)
{
    flag->state |= ASYNC__FLAG_POSTED;
    flag->next = NULL;
    if (async__loop.inbox) {
        async__loop.inbox_tail->next = flag;
    } else {
        async__loop.inbox = flag;
    }
    async__loop.inbox_tail = flag;
    async__port_wake();
}

void async_flag_set(async_flag *flag)
{
    unsigned lock = async__port_lock();
    if (!(flag->state & ASYNC__FLAG_SET)) {
        flag->state |= ASYNC__FLAG_SET;
        if (flag->waiter) {
            post_flag(flag);
        }
    }
    async__port_unlock(lock);
}

void async_flag_clear(async_flag *flag)
{
    unsigned lock = async__port_lock();
    if (!(flag->state & (ASYNC__FLAG_POSTED | ASYNC__FLAG_GRANTED))) {
        flag->state = 0;
    }
    async__port_unlock(lock);
}

static async_flag *take_from_inbox(void)
{
    unsigned lock = async__port_lock();
    async_flag *flag = async__loop.inbox;
    if (flag) {
        async__loop.inbox = flag->next;
        flag->state = ASYNC__FLAG_SET | ASYNC__FLAG_GRANTED;
    }
    async__port_unlock(lock);
    return flag;
}

void async__inbox_drain(void)
{
    async_flag *flag;
    while (async__loop.inbox && (flag = take_from_inbox()) != NULL) {
        async__task_ready(flag->waiter);
    }
}

int async_flag_wait__try(async_flag *flag)
{
    int error = 0;
    unsigned lock = async__port_lock();
    if (flag->waiter) {
        error = ASYNC_BUSY;
    } else if (flag->state & ASYNC__FLAG_SET) {
        flag->state = 0;
    } else {
        error = ASYNC__PENDING;
    }
    async__port_unlock(lock);
    return error;
}

void async_flag_wait__wait(async_flag_node *node, async_task *task, async_flag *flag)
{
    unsigned lock = async__port_lock();
    node->flag = flag;
    flag->waiter = task;
    if (flag->state & ASYNC__FLAG_SET) { /* since the try */
        post_flag(flag);
    }
    async__port_unlock(lock);
}

int async_flag_wait__done(async_flag_node *node, int error)
{
    if (error == 0) {
        unsigned lock = async__port_lock();
        node->flag->waiter = NULL;
        node->flag->state = 0;
        async__port_unlock(lock);
    }
    return error;
}

static void leave_inbox(async_flag *flag)
{
    async_flag *before = NULL;
    async_flag *at = async__loop.inbox;
    while (at != flag) {
        before = at;
        at = at->next;
    }
    if (before) {
        before->next = flag->next;
    } else {
        async__loop.inbox = flag->next;
    }
    if (async__loop.inbox_tail == flag) {
        async__loop.inbox_tail = before;
    }
}

bool async_flag_wait__undo(void *self, async_task *task)
{
    async_flag *flag = ((async_flag_node *)self)->flag;
    unsigned lock = async__port_lock();
    (void)task;
    if (flag->state & ASYNC__FLAG_POSTED) {
        leave_inbox(flag);
    }
    flag->waiter = NULL;
    flag->state &= ASYNC__FLAG_SET; /* stays set for the next who waits */
    async__port_unlock(lock);
    return true;
}

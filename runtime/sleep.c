/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sleeping: a timer in the frame of whoever sleeps. */
#include <async/sleep.h>

#include "internal.h"

void async__sleep_for(async_sleep_node *node, async_task *task, int32_t ms)
{
    uint32_t now;
    if (ms <= 0) {
        async__task_ready(task);
        return;
    }
    now = async__port_now();
    async__timer_arm(&node->timer, task, now, now + (uint32_t)ms);
}

void async__sleep_until(async_sleep_node *node, async_task *task, uint32_t when)
{
    uint32_t now = async__port_now();
    if ((int32_t)(when - now) > 0) {
        async__timer_arm(&node->timer, task, now, when);
    } else {
        async__task_ready(task);
    }
}

bool async_sleep_ms__undo(void *node, async_task *task)
{
    if (!async__task_is_queued(task)) { /* else the node is of no use any more, or a sleep of 0 has not used it */
        async__timer_disarm(&((async_sleep_node *)node)->timer);
    }
    return true;
}

bool async_sleep_until__undo(void *node, async_task *task)
{
    return async_sleep_ms__undo(node, task);
}

bool async_sleep__undo(void *node, async_task *task)
{
    return async_sleep_ms__undo(node, task);
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Flags.  An interrupt only writes two bytes, so it needs no critical section: the flag's own, and the loop's, which
 * then looks through the flags that somebody waits for.
 *
 *   set, nobody waits:  the next wait takes it without suspending
 *   set, somebody waits: collected -> ready -> taken when the task is resumed */
#include <async/flag.h>

#include "internal.h"

#if ASYNC_CONFIG_PORT_WAKE
void async_flag_set(async_flag *flag)
{
    ASYNC__SHARED_WRITE(flag->is_set, 1);
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
    async__port_wake();
}
#endif

void async_flag_clear(async_flag *flag)
{
    ASYNC__SHARED_WRITE(flag->is_set, 0);
}

void async__flags_collect(void)
{
    async_flag_node **at = &async__loop.flags;
    async_flag_node *node;
    while ((node = *at) != NULL) {
        if (ASYNC__SHARED_READ(node->flag->is_set)) {
            *at = node->next;
            async__task_ready(node->task);
        } else {
            at = &node->next;
        }
    }
}

int async_flag_wait__try(async_flag *flag)
{
    if (flag->waiter) {
        return ASYNC_BUSY;
    }
    if (!ASYNC__SHARED_READ(flag->is_set)) {
        return ASYNC__PENDING;
    }
    ASYNC__SHARED_WRITE(flag->is_set, 0);
    return 0;
}

/* The link to a node, or the last one for NULL. */
static async_flag_node **find_link(const async_flag_node *node)
{
    async_flag_node **at = &async__loop.flags;
    while (*at != node) {
        at = &(*at)->next;
    }
    return at;
}

void async_flag_wait__wait(async_flag_node *node, async_task *task, async_flag *flag)
{
    *find_link(NULL) = node;
    node->next = NULL;
    node->task = task;
    node->flag = flag;
    flag->waiter = node;
#if !ASYNC_CONFIG_CORE /* there each pass looks at the flags */
    ASYNC__SHARED_WRITE(async__loop.attention, 1); /* it may have been set since the try */
#endif
}

bool async_flag_wait__undo(void *self, async_task *task)
{
    async_flag_node *node = (async_flag_node *)self;
    node->flag->waiter = NULL; /* a set one stays set for the next who waits */
    if (!async__task_is_queued(task)) {
        *find_link(node) = node->next;
    }
    return true;
}

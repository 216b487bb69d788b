/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Channels: queues with counted ends. */
#include <async/channel.h>

#include "internal.h"

static bool has_senders(const async_channel *c)
{
    return c->closed_senders <= c->cloned_senders;
}

bool async_channel_send__undo(void *node, async_task *task)
{
    return async_queue_put__undo(node, task);
}

bool async_channel_receive__undo(void *node, async_task *task)
{
    return async_queue_get__undo(node, task);
}

int async__channel_clone_sender(async_channel *c)
{
    if (!has_senders(c)) {
        return ASYNC_MISUSE;
    }
    c->cloned_senders++;
    return 0;
}

int async__channel_clone_receiver(async_channel *c)
{
    if (!async__channel_has_receivers(c)) {
        return ASYNC_MISUSE;
    }
    c->cloned_receivers++;
    return 0;
}

int async__channel_close_sender(async_channel *c)
{
    if (!has_senders(c)) {
        return ASYNC_MISUSE;
    }
    c->closed_senders++;
    if (!has_senders(c)) {
        async__queue_close(&c->queue);
    }
    return 0;
}

/* What nobody will receive any more is dropped. */
int async__channel_close_receiver(async_channel *c)
{
    if (!async__channel_has_receivers(c)) {
        return ASYNC_MISUSE;
    }
    c->closed_receivers++;
    if (!async__channel_has_receivers(c)) {
        c->queue.count &= ASYNC__QUEUE_CLOSED;
        async__queue_fail(&c->queue.putters, ASYNC_BROKEN);
        async__queue_fail(&c->queue.getters, ASYNC_CLOSED);
    }
    return 0;
}

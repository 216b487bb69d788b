/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Channels: queues with counted ends. */
#include <async/channel.h>

#include "internal.h"

static bool has_senders(const async_channel *c)
{
    return c->closed_senders <= c->cloned_senders;
}

static bool has_receivers(const async_channel *c)
{
    return c->closed_receivers <= c->cloned_receivers;
}

bool async__channel_reserve(async_channel *c)
{
    return has_receivers(c) && async__queue_reserve(&c->queue);
}

int async_channel_send__try(async_channel *c, const void *item)
{
    return has_receivers(c) ? async_queue_put__try(&c->queue, item) : ASYNC_BROKEN;
}

int async_channel_send__done(async_queue_node *node, int error)
{
    return async_queue_put__done(node, error);
}

bool async_channel_send__undo(void *node, async_task *task)
{
    return async_queue_put__undo(node, task);
}

int async_channel_receive__done(async_queue_node *node, int error)
{
    return async_queue_get__done(node, error);
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
    if (!has_receivers(c)) {
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
    if (!has_receivers(c)) {
        return ASYNC_MISUSE;
    }
    c->closed_receivers++;
    if (!has_receivers(c)) {
        c->queue.count = 0;
        async__queue_fail(&c->queue.putters, ASYNC_BROKEN);
        async__queue_fail(&c->queue.getters, ASYNC_CLOSED);
    }
    return 0;
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Events. */
#include <async/event.h>

#include "internal.h"

void async_event_set_value(async_event *event, void *value)
{
    event->value = value;
    async_event_set(event);
}

bool async_event_is_set(const async_event *event)
{
    return event->is_set;
}

void *async_event_value(const async_event *event)
{
    return event->value;
}

bool async_event_wait__undo(void *self, async_task *task)
{
    async_event_node *node = (async_event_node *)self;
    (void)task;
    async__ring_leave(&node->event->waiters, &node->wait);
    return true;
}

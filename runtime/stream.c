/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Waiting for a stream, and its buffers. */
#include <async/stream.h>

#include "internal.h"
#include "stream.h"

void async_stream_set_buffers(async_stream *stream, void *in, size_t in_size, void *out, size_t out_size)
{
    async__bytes none = { NULL, 0, 0, 0 };
    stream->in = stream->out = none;
    stream->in.bytes = (unsigned char *)in;
    stream->in.size = in_size;
    stream->out.bytes = (unsigned char *)out;
    stream->out.size = out_size;
}

void async__ready_wait(async_flag_node *node, async_task *task, async_flag *flag, bool is_polled)
{
    if (!is_polled) {
        async_flag_wait__wait(node, task, flag);
        return;
    }
    node->task = task;
    node->flag = flag;
    flag->waiter = node;
    if (flag->is_set) {
        async__task_ready(task);
    }
}

void async__ready_undo(async_flag_node *node, async_task *task, bool is_polled)
{
    if (!is_polled) {
        async_flag_wait__undo(node, task);
    } else {
        node->flag->waiter = NULL;
    }
}

void async__ready_dismiss(async_flag *flag, bool is_polled)
{
    async_flag_node *node = flag->waiter;
    bool is_queued;
    if (node == NULL) {
        return;
    }
    is_queued = async__task_is_queued(node->task);
    async__ready_undo(node, node->task, is_polled);
    node->flag = NULL;
    if (!is_queued) {
        async__task_ready(node->task);
    }
}

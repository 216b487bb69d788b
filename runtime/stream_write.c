/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Writing streams, and closing them, which is the last write. */
#include <async/stream.h>

#include "internal.h"
#include "stream.h"

size_t async_stream_partial_write(const async_stream *stream)
{
    return stream->write_count;
}

static async_stream *writer_stream(const async_stream_node *node)
{
    return (async_stream *)(void *)((char *)node->flag.flag - offsetof(async_stream, ready.writable));
}

/* Requires: there is room. */
static void append(async__bytes *to, const void *bytes, size_t count)
{
    if (to->begin + to->count + count > to->size) {
        async__stream_move(to->bytes, to->bytes + to->begin, to->count);
        to->begin = 0;
    }
    async__copy(to->bytes + to->begin + to->count, bytes, count);
    to->count += count;
}

static int flush(async_stream *stream)
{
    async__bytes *out = &stream->out;
    while (out->count > 0) {
        size_t count;
        int status = async__stream_write_device(stream, out->bytes + out->begin, out->count, &count);
        if (status != 0) {
            return status;
        }
        out->begin += count;
        out->count -= count;
    }
    return 0;
}

static int write_rest(async_stream *stream, const char *bytes, size_t size)
{
    int status = flush(stream);
    while (status == 0 && stream->write_count < size) {
        size_t count;
        status = async__stream_write_device(stream, bytes + stream->write_count, size - stream->write_count, &count);
        if (status == 0) {
            stream->write_count += count;
        }
    }
    return status;
}

static int write_all(async_stream *stream, async_stream_node *node)
{
    const char *bytes = (const char *)node->bytes.from;
    size_t rest;
    int status = write_rest(stream, bytes, node->size);
    if (status != 0 && status != ASYNC__PENDING) {
        return status;
    }
    rest = node->size - stream->write_count;
    if (rest > stream->out.size - stream->out.count) {
        return status;
    }
    if (rest > 0) {
        append(&stream->out, bytes + stream->write_count, rest);
    }
    stream->write_count = 0;
    return 0;
}

void async__stream_wait_write(async_stream_node *node, async_task *task, async_stream *stream)
{
    async__ready_wait(&node->flag, task, &stream->ready.writable, async__stream_is_polled(stream));
}

/* Apart, so that a write that the device takes at once saves fewer registers. */
static ASYNC__APART int write_more(async_stream *stream, async_stream_node *node)
{
    return async__stream_end_try(stream, write_all(stream, node));
}

int async_stream_write__try(async_stream_node *node, async_stream *stream, const void *bytes, size_t size)
{
    if (stream->state != ASYNC__STREAM_OPEN) {
        return ASYNC_CLOSED;
    }
    if (stream->ready.writable.waiter) {
        return ASYNC_BUSY;
    }
    node->bytes.from = bytes;
    node->size = size;
    stream->write_count = 0;
    if (ASYNC__IS_FAST && stream->out.count == 0 && size > 0) {
        int status = async__stream_write_device(stream, bytes, size, &stream->write_count);
        if (status != 0 ? status != ASYNC__PENDING : stream->write_count == node->size) {
            stream->write_count = 0;
            return status;
        }
    }
    return write_more(stream, node);
}

static async_stream *end_write_wait(async_stream_node *node)
{
    async_stream *stream = writer_stream(node);
    stream->ready.writable.waiter = NULL;
    return stream;
}

int async_stream_write__again(async_stream_node *node, int error)
{
    async_stream *stream;
    if (error) {
        return error;
    }
    if (node->flag.flag == NULL) {
        return ASYNC_CLOSED;
    }
    stream = end_write_wait(node);
    error = write_more(stream, node);
    if (error == ASYNC__PENDING) {
        async__stream_wait_write(node, node->flag.task, stream);
    }
    return error;
}

bool async_stream_write__undo(void *self, async_task *task)
{
    async_stream_node *node = (async_stream_node *)self;
    if (node->flag.flag) {
        async__ready_undo(&node->flag, task, async__stream_is_polled(writer_stream(node)));
    }
    return true;
}

int async_stream_drain__try(async_stream *stream)
{
    if (stream->state != ASYNC__STREAM_OPEN) {
        return ASYNC_CLOSED;
    }
    if (stream->ready.writable.waiter) {
        return ASYNC_BUSY;
    }
    return async__stream_end_try(stream, ASYNC__PENDING);
}

void async_stream_drain__wait(async_stream_node *node, async_task *task, async_stream *stream)
{
    if (stream->out.count > 0) {
        async__stream_wait_write(node, task, stream);
        return;
    }
    node->flag.task = task;
    node->flag.next = NULL;
    node->flag.flag = &stream->ready.writable;
    stream->ready.writable.waiter = &node->flag;
    async__task_ready(task);
}

static int go_on_flushing(async_stream *stream, async_stream_node *node)
{
    int status = async__stream_end_try(stream, flush(stream));
    if (status == ASYNC__PENDING) {
        async__stream_wait_write(node, node->flag.task, stream);
    }
    return status;
}

int async_stream_drain__again(async_stream_node *node, int error)
{
    if (error) {
        return error;
    }
    return node->flag.flag ? go_on_flushing(end_write_wait(node), node) : ASYNC_CLOSED;
}

bool async_stream_drain__undo(void *node, async_task *task)
{
    return async_stream_write__undo(node, task);
}

/* ---- the end ---- */

static void finish_closing(async_stream *stream)
{
    stream->state = ASYNC__STREAM_CLOSED;
    stream->in.count = stream->out.count = 0;
    if (stream->device->close) {
        stream->device->close(stream);
    }
}

int async_stream_close(async_stream *stream)
{
    int status;
    if (stream->state != ASYNC__STREAM_OPEN) {
        return 0;
    }
    stream->state = ASYNC__STREAM_CLOSING;
    async__ready_dismiss(&stream->ready.readable, async__stream_is_polled(stream));
    async__ready_dismiss(&stream->ready.writable, async__stream_is_polled(stream));
    status = flush(stream);
    if (status == ASYNC__PENDING) {
        return 0;
    }
    finish_closing(stream);
    return status;
}

int async_stream_wait_closed__try(async_stream *stream)
{
    int status = async_stream_close(stream);
    if (stream->state == ASYNC__STREAM_CLOSED) {
        return status;
    }
    if (stream->ready.writable.waiter) {
        return ASYNC_BUSY;
    }
    status = async__stream_end_try(stream, ASYNC__PENDING);
    if (status != ASYNC__PENDING) {
        finish_closing(stream);
    }
    return status;
}

int async_stream_wait_closed__again(async_stream_node *node, int error)
{
    async_stream *stream = writer_stream(node);
    if (error == 0) {
        error = go_on_flushing(end_write_wait(node), node);
    }
    if (error != ASYNC__PENDING) {
        finish_closing(stream);
    }
    return error;
}

bool async_stream_wait_closed__undo(void *node, async_task *task)
{
    return async_stream_write__undo(node, task);
}

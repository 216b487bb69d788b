/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Reading streams.  Each read is an attempt that is repeated as often as the device has become ready; what it has so far is
 * counted in the stream. */
#include <async/stream.h>

#include "internal.h"
#include "stream.h"

size_t async_stream_partial_read(const async_stream *stream)
{
    return stream->read_count;
}

static async_stream *reader_stream(const async_stream_node *node)
{
    return (async_stream *)(void *)((char *)node->flag.flag - offsetof(async_stream, ready.readable));
}

static size_t take(async__bytes *from, void *bytes, size_t size)
{
    size_t count = size < from->count ? size : from->count;
    async__copy(bytes, from->bytes + from->begin, count);
    from->begin += count;
    from->count -= count;
    return count;
}

/* What a read had, before all else that is in the buffer; nothing if there is no room for all of it. */
static void give_back(async_stream *stream, const void *bytes)
{
    async__bytes *in = &stream->in;
    size_t count = stream->read_count;
    if (count == 0 || in->count + count > in->size) {
        return;
    }
    async__stream_move(in->bytes + count, in->bytes + in->begin, in->count);
    async__copy(in->bytes, bytes, count);
    in->begin = 0;
    in->count += count;
    stream->read_count = 0;
}

/* Fills the input buffer if that is empty.  0: there is something in it. */
static int fill(async_stream *stream)
{
    async__bytes *in = &stream->in;
    size_t count;
    int status;
    if (in->count > 0) {
        return 0;
    }
    status = async__stream_read_device(stream, in->bytes, in->size, &count);
    if (status == 0) {
        in->begin = 0;
        in->count = count;
    }
    return status;
}

typedef int attempt_fn(async_stream *stream, async_stream_node *node);

static ASYNC__APART int read_buffered(async_stream *stream, void *bytes, size_t size, size_t *out_count)
{
    int status = fill(stream);
    if (status == 0) {
        *out_count = take(&stream->in, bytes, size);
    }
    return status;
}

/* The next bytes, at least one; ASYNC_EOF, and 0 of them. */
static inline int read_next(async_stream *stream, void *bytes, size_t size, size_t *out_count)
{
    *out_count = 0;
    return stream->in.count == 0 && size >= stream->in.size ? async__stream_read_device(stream, bytes, size, out_count)
                                                            : read_buffered(stream, bytes, size, out_count);
}

static int finish_read(async_stream *stream, async_stream_node *node)
{
    node->size = stream->read_count;
    stream->read_count = 0;
    return 0;
}

static inline int read_some(async_stream *stream, async_stream_node *node)
{
    size_t size = node->size;
    int status = size ? read_next(stream, node->bytes.to, size, &node->size) : 0;
    if (status == ASYNC__PENDING) {
        node->size = size;
    }
    return status == ASYNC_EOF ? 0 : status;
}

/* 0: all of them. */
static int read_more(async_stream *stream, async_stream_node *node)
{
    while (stream->read_count < node->size) {
        size_t count;
        int status = read_next(stream, (char *)node->bytes.to + stream->read_count, node->size - stream->read_count, &count);
        if (status != 0) {
            return status;
        }
        stream->read_count += count;
    }
    return 0;
}

static int read_exactly(async_stream *stream, async_stream_node *node)
{
    int status = read_more(stream, node);
    return status == 0 ? finish_read(stream, node) : status;
}

static int read_all(async_stream *stream, async_stream_node *node)
{
    int status = read_more(stream, node);
    return status == 0 || status == ASYNC_EOF ? finish_read(stream, node) : status;
}

/* How many of the bytes belong to the line; *out_is_whole: it ends with them. */
static size_t measure_line(const unsigned char *bytes, size_t size, bool *out_is_whole)
{
    size_t i;
    for (i = 0; i < size; i++) {
        if (bytes[i] == '\n') {
            *out_is_whole = true;
            return i + 1;
        }
    }
    *out_is_whole = false;
    return size;
}

/* A part of a line, at least one byte, from the buffer or, without one, a single byte. */
static int read_part(async_stream *stream, unsigned char *bytes, size_t size, bool *out_is_whole)
{
    size_t count = 1;
    int status;
    if (stream->in.size == 0) {
        status = async__stream_read_device(stream, bytes, 1, &count);
    } else {
        status = fill(stream);
    }
    if (status != 0) {
        return status;
    }
    if (stream->in.size == 0) {
        *out_is_whole = bytes[0] == '\n';
    } else {
        size = size < stream->in.count ? size : stream->in.count;
        count = take(&stream->in, bytes, measure_line(stream->in.bytes + stream->in.begin, size, out_is_whole));
    }
    stream->read_count += count;
    return 0;
}

static int read_line(async_stream *stream, async_stream_node *node)
{
    bool is_whole = false;
    while (!is_whole) {
        int status;
        if (stream->read_count == node->size) {
            return ASYNC_LIMIT;
        }
        status = read_part(stream, (unsigned char *)node->bytes.to + stream->read_count, node->size - stream->read_count,
                           &is_whole);
        if (status == ASYNC_EOF) {
            break;
        }
        if (status != 0) {
            return status;
        }
    }
    return finish_read(stream, node);
}

static int try_read(async_stream_node *node, async_stream *stream, void *bytes, size_t size, attempt_fn *attempt)
{
    if (stream->state != ASYNC__STREAM_OPEN) {
        return ASYNC_CLOSED;
    }
    if (stream->ready.readable.waiter) {
        return ASYNC_BUSY;
    }
    node->bytes.to = bytes;
    node->size = size;
    stream->read_count = 0;
    if (stream->in.count == 0 && size > 0 && !ASYNC__SHARED_READ(stream->ready.readable.is_set)) {
        return async__stream_end_try(stream, ASYNC__PENDING); /* what most reads find */
    }
    return async__stream_end_try(stream, attempt(stream, node));
}

void async__stream_wait_read(async_stream_node *node, async_task *task, async_stream *stream)
{
    async__ready_wait(&node->flag, task, &stream->ready.readable, async__stream_is_polled(stream));
}

/* Apart, so that an attempt that does not fall short saves fewer registers. */
static ASYNC__APART int read_on(async_stream_node *node, async_stream *stream)
{
    int status = async__stream_end_try(stream, ASYNC__PENDING);
    if (status == ASYNC__PENDING) {
        async__stream_wait_read(node, node->flag.task, stream);
    }
    return status;
}

static inline int go_on_reading(async_stream_node *node, int error, attempt_fn *attempt)
{
    async_stream *stream;
    if (error) {
        return error;
    }
    if (node->flag.flag == NULL) {
        return ASYNC_CLOSED;
    }
    stream = reader_stream(node);
    stream->ready.readable.waiter = NULL;
    error = attempt(stream, node);
    return error == ASYNC__PENDING ? read_on(node, stream) : error;
}

static bool undo_read(void *self, async_task *task)
{
    async_stream_node *node = (async_stream_node *)self;
    if (node->flag.flag) {
        async_stream *stream = reader_stream(node);
        async__ready_undo(&node->flag, task, async__stream_is_polled(stream));
        give_back(stream, node->bytes.to);
    }
    return true;
}

#define READ(name, attempt) \
    int name##__try(async_stream_node *node, async_stream *stream, void *bytes, size_t size) \
    { \
        return try_read(node, stream, bytes, size, attempt); \
    } \
    int name##__again(async_stream_node *node, int error) \
    { \
        return go_on_reading(node, error, attempt); \
    } \
    bool name##__undo(void *node, async_task *task) \
    { \
        return undo_read(node, task); \
    }
READ(async_stream_read, read_some)
READ(async_stream_readexactly, read_exactly)
READ(async_stream_readall, read_all)
READ(async_stream_readline, read_line)

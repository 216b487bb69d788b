/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What reading and writing a stream share.  Bytes are moved only while the task runs that wants them, so a wait that is
 * taken back has nothing to give back but what an earlier attempt of the same read moved.
 *
 *   attempt --falls short--> waits --the device is ready--> resumed: X__again, the next attempt --> done, or waits again
 *
 * The flag of a direction is cleared before the attempt: what the device says during it is not lost. */
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

/* ---- waiting ---- */

void async__ready_wait(async_flag_node *node, async_task *task, async_flag *flag, bool is_watched)
{
    if (!is_watched) {
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

void async__ready_undo(async_flag_node *node, async_task *task, bool is_watched)
{
    if (!is_watched) {
        async_flag_wait__undo(node, task);
    } else {
        node->flag->waiter = NULL;
    }
}

void async__ready_wake(async_flag *flag, unsigned char ready)
{
    if (flag->is_set < ready) {
        flag->is_set = ready;
    }
    if (flag->waiter && !async__task_is_queued(flag->waiter->task)) {
        async__task_ready(flag->waiter->task);
    }
}

void async__ready_dismiss(async_flag *flag, bool is_watched)
{
    async_flag_node *node = flag->waiter;
    bool is_queued;
    if (node == NULL) {
        return;
    }
    is_queued = async__task_is_queued(node->task);
    async__ready_undo(node, node->task, is_watched);
    node->flag = NULL;
    if (!is_queued) {
        async__task_ready(node->task);
    }
}

int async__stream_end_try(async_stream *stream, int status)
{
    if (status == ASYNC__PENDING && async__stream_is_watched(stream)) {
        int error = stream->device->watch(stream);
        return error ? error : ASYNC__PENDING;
    }
    return status;
}

/* ---- one attempt ---- */

struct attempt {
    async_flag *flag;
    unsigned char ready; /* before it */
};

/* False: not worth while. */
static bool begin_attempt(struct attempt *at, async_flag *flag)
{
    at->flag = flag;
    at->ready = ASYNC__SHARED_READ(flag->is_set);
    if (at->ready == ASYNC__READY_AGAIN) {
        ASYNC__SHARED_WRITE(flag->is_set, ASYNC__READY_NOT);
    }
    return at->ready != ASYNC__READY_NOT;
}

/* What the attempt with this status moved, of so many bytes, tells about the next one. */
static int end_attempt(const struct attempt *at, int status, size_t count, size_t size)
{
    if (status != 0 || count == size) {
        if (at->ready == ASYNC__READY_AGAIN) {
            ASYNC__SHARED_WRITE(at->flag->is_set, ASYNC__READY_AGAIN);
        }
        return status;
    }
    if (count > 0) {
        return 0;
    }
    if (at->ready == ASYNC__READY_STAYS) { /* so it did not; only the loop writes it */
        at->flag->is_set = ASYNC__READY_NOT;
    }
    return ASYNC__PENDING;
}

int async__stream_read_device(async_stream *stream, void *bytes, size_t size, size_t *out_count)
{
    struct attempt at;
    size_t count = 0;
    int status;
    if (!begin_attempt(&at, &stream->ready.readable)) {
        return ASYNC__PENDING;
    }
    status = stream->device->read(stream, bytes, size, &count);
    status = end_attempt(&at, status, count, size);
    *out_count = count;
    return status;
}

int async__stream_write_device(async_stream *stream, const void *bytes, size_t size, size_t *out_count)
{
    struct attempt at;
    size_t count = 0;
    int status;
    if (!begin_attempt(&at, &stream->ready.writable)) {
        return ASYNC__PENDING;
    }
    status = stream->device->write(stream, bytes, size, &count);
    status = end_attempt(&at, status, count, size);
    *out_count = count;
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of streams share, and the ports.  Bytes are moved only while the task runs that wants them, so a wait that is
 * taken back has nothing to give back but what an earlier attempt of the same read moved.
 *
 *   attempt --falls short--> waits --the device is ready--> resumed: X__again, the next attempt --> done, or waits again
 *
 * The flag of a direction is cleared before the attempt: what the device says during it is not lost.  A watched stream is the
 * loop's own business, and the port wakes it with async__ready_wake.  Others are flags, which interrupts set.
 *
 *   flag->waiter  set from the wait until the task has run, was taken back or dismissed
 *   node->flag    NULL: dismissed */
#ifndef ASYNC_STREAM_INTERNAL_H
#define ASYNC_STREAM_INTERNAL_H

#include <async/stream.h>

#include "internal.h"

#include <stdbool.h>
#ifndef __GNUC__
#include <string.h>
#endif

void async__ready_wait(async_flag_node *node, async_task *task, async_flag *flag, bool is_polled);

/* Takes the wait back; the task may be ready already. */
void async__ready_undo(async_flag_node *node, async_task *task, bool is_polled);

/* Of a watched one, from the loop: it is ready, one of enum async__ready. */
static inline void async__ready_wake(async_flag *flag, unsigned char ready)
{
    if (flag->is_set != ASYNC__READY_STAYS) {
        flag->is_set = ready;
    }
    if (flag->waiter && !async__waiter_is_queued(flag->waiter->task)) {
        async__task_ready(flag->waiter->task);
    }
}

/* Ends the wait of whoever waits, because what is waited for has been closed. */
void async__ready_dismiss(async_flag *flag, bool is_polled);

/* Whether it is a device of a port that the loop looks at. */
static inline bool async__stream_is_polled(const async_stream *stream)
{
    return stream->device->watch != NULL;
}

/* ---- one attempt: inline, it is in the way of every byte ---- */

/* False: not worth while.  STAYS and ONCE are still there at its end: only the loop writes them. */
static inline bool async__attempt_begin(async_flag *flag)
{
    unsigned char ready = ASYNC__SHARED_READ(flag->is_set);
    if (ready == ASYNC__READY_AGAIN) {
        ASYNC__SHARED_WRITE(flag->is_set, ASYNC__READY_NOT);
    }
    return ready != ASYNC__READY_NOT;
}

/* What the attempt with this status moved, of so many bytes, tells about the next one. */
static inline int async__attempt_end(async_flag *flag, int status, size_t count, size_t size)
{
    unsigned char ready = ASYNC__SHARED_READ(flag->is_set);
    bool has_fallen_short = status == 0 && count < size;
    if (ASYNC__RARELY(ready > ASYNC__READY_AGAIN)) {
        if (ready == ASYNC__READY_ONCE) {
            flag->is_set = status == 0 ? ASYNC__READY_NOT : ASYNC__READY_AGAIN;
        } else if (has_fallen_short && count == 0) { /* so it did not stay */
            flag->is_set = ASYNC__READY_NOT;
        }
    } else if (!has_fallen_short) {
        ASYNC__SHARED_WRITE(flag->is_set, ASYNC__READY_AGAIN);
    }
    return has_fallen_short && count == 0 ? ASYNC__PENDING : status;
}

/* 0 and at least one byte, ASYNC__PENDING, or an error. */
static inline int async__stream_read_device(async_stream *stream, void *bytes, size_t size, size_t *out_count)
{
    int status;
    if (!async__attempt_begin(&stream->ready.readable)) {
        return ASYNC__PENDING;
    }
    *out_count = 0;
    status = stream->device->read(stream, bytes, size, out_count);
    return async__attempt_end(&stream->ready.readable, status, *out_count, size);
}

static inline int async__stream_write_device(async_stream *stream, const void *bytes, size_t size, size_t *out_count)
{
    int status;
    if (!async__attempt_begin(&stream->ready.writable)) {
        return ASYNC__PENDING;
    }
    *out_count = 0;
    status = stream->device->write(stream, bytes, size, out_count);
    return async__attempt_end(&stream->ready.writable, status, *out_count, size);
}

/* What it ends with: a device of a port is watched when somebody has to wait for it. */
static inline int async__stream_end_try(async_stream *stream, int status)
{
    if (status == ASYNC__PENDING && !stream->is_settled && async__stream_is_polled(stream)) {
        int error = stream->device->watch(stream);
        return error ? error : ASYNC__PENDING;
    }
    return status;
}

/* Of bytes that may overlap. */
#ifdef __GNUC__
#define async__stream_move __builtin_memmove
#else
#define async__stream_move memmove
#endif

#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What the files of streams share, and the ports.  Waiting for one direction of a stream: a watched one is the loop's own
 * business, and the port wakes it with async__ready_wake.  Others are flags, which interrupts set.
 *
 *   flag->waiter  set from the wait until the task has run, was taken back or dismissed
 *   node->flag    NULL: dismissed */
#ifndef ASYNC_STREAM_INTERNAL_H
#define ASYNC_STREAM_INTERNAL_H

#include <async/stream.h>

#include <stdbool.h>
#ifndef __GNUC__
#include <string.h>
#endif

void async__ready_wait(async_flag_node *node, async_task *task, async_flag *flag, bool is_watched);

/* Takes the wait back; the task may be ready already. */
void async__ready_undo(async_flag_node *node, async_task *task, bool is_watched);

/* Of a watched one, from the loop: it is ready, one of enum async__ready. */
void async__ready_wake(async_flag *flag, unsigned char ready);

/* Ends the wait of whoever waits, because what is waited for has been closed. */
void async__ready_dismiss(async_flag *flag, bool is_watched);

/* Whether a port watches the device. */
static inline bool async__stream_is_watched(const async_stream *stream)
{
    return stream->device->watch != NULL;
}

/* What a try ends with: whoever has to wait for a device of a port is watched from now on. */
int async__stream_end_try(async_stream *stream, int status);

/* One attempt: 0 and at least one byte, ASYNC__PENDING, or an error. */
int async__stream_read_device(async_stream *stream, void *bytes, size_t size, size_t *out_count);
int async__stream_write_device(async_stream *stream, const void *bytes, size_t size, size_t *out_count);

/* Of bytes that may overlap. */
#ifdef __GNUC__
#define async__stream_move __builtin_memmove
#else
#define async__stream_move memmove
#endif

#endif

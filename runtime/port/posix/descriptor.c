/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Descriptors as devices of streams.  They are watched from the first wait on. */
#define _POSIX_C_SOURCE 200809L
#include <async/descriptor.h>

#include "posix.h"

#include "../../internal.h"
#include "../../stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

/* ---- the device ---- */

enum { WASTED_MAX = 2 };

static bool would_block(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK;
}

/* Bytes were moved.  A device that hands them out in pieces, as a terminal does with lines, may have more. */
static int end_transfer(const async_descriptor *descriptor, async_flag *flag, ssize_t result, size_t *out_count)
{
    if (!descriptor->is_paced) {
        async__ready_wake(flag, ASYNC__READY_AGAIN);
    }
    *out_count = (size_t)result;
    return 0;
}

/* Nothing could be read.  Reads that exactly take what comes, as those of messages of one size do, are always followed by one in
 * vain. */
static int end_vain_read(async_descriptor *descriptor)
{
    if (!would_block(errno)) {
        return errno;
    }
    if (descriptor->was_full && descriptor->wasted < WASTED_MAX && ++descriptor->wasted == WASTED_MAX) {
        descriptor->stream.is_settled = false;
    }
    descriptor->was_full = false;
    return 0;
}

static int read_descriptor(async_stream *stream, void *bytes, size_t size, size_t *out_count)
{
    async_descriptor *descriptor = (async_descriptor *)stream; /* its first member */
    ssize_t result;
    do {
        result = read(descriptor->fd, bytes, size);
    } while (result < 0 && errno == EINTR);
    if (result <= 0) {
        return result == 0 ? (int)ASYNC_EOF : end_vain_read(descriptor);
    }
    descriptor->was_full = (size_t)result == size;
    return end_transfer(descriptor, &stream->ready.readable, result, out_count);
}

static int write_descriptor(async_stream *stream, const void *bytes, size_t size, size_t *out_count)
{
    const async_descriptor *descriptor = (const async_descriptor *)stream;
    ssize_t result;
    do {
        result = descriptor->is_socket ? send(descriptor->fd, bytes, size, MSG_NOSIGNAL) : write(descriptor->fd, bytes, size);
    } while (result < 0 && errno == EINTR);
    if (result < 0) {
        return would_block(errno) ? 0 : errno;
    }
    return end_transfer(descriptor, &stream->ready.writable, result, out_count);
}

static void close_descriptor(async_stream *stream)
{
    async_descriptor *descriptor = (async_descriptor *)stream;
    if (descriptor->is_watched) {
        async__unwatch(descriptor);
    }
    close(descriptor->fd);
    descriptor->fd = -1;
}

static bool is_writing(const async_stream *stream)
{
    return stream->ready.writable.waiter || stream->ready.writable.is_set == ASYNC__READY_NOT;
}

/* Edge-triggered as long as that saves calls of the system: a level is told again and again, so it must be turned off when
 * nobody waits to read, and never tells about writing. */
static int watch_descriptor(async_stream *stream)
{
    async_descriptor *descriptor = (async_descriptor *)stream;
    if (!descriptor->is_watched) {
        int error = async__watch(descriptor);
        return error == EPERM ? 0 : error;
    }
    if (descriptor->is_level ? is_writing(stream) : descriptor->wasted == WASTED_MAX && !is_writing(stream)) {
        async__watch_turn(descriptor);
    }
    return 0;
}

static const async_device descriptor_device = { read_descriptor, write_descriptor, close_descriptor, watch_descriptor };

void async__descriptor_init(async_descriptor *descriptor, int fd)
{
    static const async_stream stream = ASYNC_STREAM_INIT(&descriptor_device);
    descriptor->stream = stream;
    descriptor->fd = fd;
    descriptor->is_socket = descriptor->is_paced = descriptor->is_watched = false;
    descriptor->is_level = descriptor->was_full = false;
    descriptor->wasted = 0;
}

int async_descriptor_open(async_descriptor *descriptor, int fd)
{
    int type = 0;
    socklen_t length = sizeof type;
    struct stat about;
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || (!(flags & O_NONBLOCK) && fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0)) {
        return errno;
    }
    async__descriptor_init(descriptor, fd);
    descriptor->is_socket = getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0;
    descriptor->is_paced = descriptor->is_socket ? type == SOCK_STREAM : fstat(fd, &about) == 0 && S_ISFIFO(about.st_mode);
    return 0;
}

int async_descriptor_send_eof(async_descriptor *descriptor)
{
    return shutdown(descriptor->fd, SHUT_WR) == 0 ? 0 : errno;
}

/* ---- waiting for one that somebody else reads and writes ---- */

static int try_wait(async_descriptor *descriptor, async_flag *flag, short events)
{
    struct pollfd now;
    if (descriptor->stream.state != ASYNC__STREAM_OPEN) {
        return ASYNC_CLOSED;
    }
    if (flag->waiter) {
        return ASYNC_BUSY;
    }
    now.fd = descriptor->fd;
    now.events = events;
    if (poll(&now, 1, 0) > 0) {
        return 0;
    }
    flag->is_set = ASYNC__READY_NOT; /* so the loop tells it when this changes */
    return async__stream_end_try(&descriptor->stream, ASYNC__PENDING);
}

static int end_wait(async_flag_node *node, int error)
{
    if (error) {
        return error;
    }
    if (node->flag == NULL) {
        return ASYNC_CLOSED;
    }
    node->flag->waiter = NULL;
    return 0;
}

static bool undo_wait(async_flag_node *node, async_task *task)
{
    if (node->flag) {
        async__ready_undo(node, task, true);
    }
    return true;
}

int async_descriptor_wait_readable__try(async_descriptor *descriptor)
{
    return try_wait(descriptor, &descriptor->stream.ready.readable, POLLIN | POLLPRI);
}

void async_descriptor_wait_readable__wait(async_flag_node *node, async_task *task, async_descriptor *descriptor)
{
    async__ready_wait(node, task, &descriptor->stream.ready.readable, true);
}

int async_descriptor_wait_readable__done(async_flag_node *node, int error)
{
    return end_wait(node, error);
}

bool async_descriptor_wait_readable__undo(void *node, async_task *task)
{
    return undo_wait((async_flag_node *)node, task);
}

int async_descriptor_wait_writable__try(async_descriptor *descriptor)
{
    return try_wait(descriptor, &descriptor->stream.ready.writable, POLLOUT);
}

void async_descriptor_wait_writable__wait(async_flag_node *node, async_task *task, async_descriptor *descriptor)
{
    async__ready_wait(node, task, &descriptor->stream.ready.writable, true);
}

int async_descriptor_wait_writable__done(async_flag_node *node, int error)
{
    return end_wait(node, error);
}

bool async_descriptor_wait_writable__undo(void *node, async_task *task)
{
    return undo_wait((async_flag_node *)node, task);
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Streams: bytes from and to any device that can be read and written without waiting.  One task at a time reads a stream and
 * one writes it; a second one gets ASYNC_BUSY.  Nothing polls: the device says when it is worth another attempt. */
#ifndef ASYNC_STREAM_H
#define ASYNC_STREAM_H

#include <async/flag.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_stream async_stream;
typedef struct async_stream_node async_stream_node;
typedef struct async_device async_device;
typedef struct async_readiness async_readiness;

/* What a device does.  It finds its own state in the struct whose first member is the stream. */
struct async_device {
    /* Moves what can be moved at once, at most `size` bytes, at least 1 is asked for.  0: *out_count bytes were moved, and
     * 0 of them if there is nothing, or no room; then the device says later that this has changed.  ASYNC_EOF: the input has
     * ended.  Else the error to raise.  Fewer bytes than `size` mean that there are no more, or no more room; a
     * device that then has an end or an error to tell says itself that it is ready.  Called in a task; must not suspend. */
    int (*read)(async_stream *stream, void *bytes, size_t size, size_t *out_count);
    int (*write)(async_stream *stream, const void *bytes, size_t size, size_t *out_count);
    /* The stream is closed, once.  NULL: nothing to do. */
    void (*close)(async_stream *stream);
    /* NULL: the device calls async_stream_readable_from_isr and async_stream_writable_from_isr.  Of devices of a port that
     * the loop looks at: a task is about to wait, and the stream's .is_settled is false; 0 or the error to raise. */
    int (*watch)(async_stream *stream);
};

/* Whether an attempt to read or write is worth while, and who waits until it is. */
enum async__ready {
    ASYNC__READY_NOT,   /* the last attempt found nothing, or no room          */
    ASYNC__READY_AGAIN, /* try                                                 */
    ASYNC__READY_STAYS, /* try, and go on trying after one that fell short: the end is near */
    ASYNC__READY_ONCE   /* try once; if that does not fall short, the port tells again      */
};
struct async_readiness {
    async_flag readable, writable; /* .is_set is an enum async__ready */
};

typedef struct async__bytes {
    unsigned char *bytes;
    size_t size;
    size_t begin, count;           /* of what is in it */
} async__bytes;

enum async__stream_state {
    ASYNC__STREAM_OPEN,
    ASYNC__STREAM_CLOSING,         /* closed, but bytes are still to be sent */
    ASYNC__STREAM_CLOSED
};

struct async_stream {
    async_readiness ready;         /* first member */
    const async_device *device;
    async__bytes in, out;
    size_t read_count;             /* what the read has that goes on, or that failed */
    size_t write_count;
    unsigned char state;           /* enum async__stream_state */
    unsigned char is_settled;      /* the device's watch has nothing to do before a task waits */
};
/* async_stream s = ASYNC_STREAM_INIT(&device); without buffers, ready to be tried. */
#define ASYNC_STREAM_INIT(device) \
    { { { NULL, ASYNC__READY_AGAIN }, { NULL, ASYNC__READY_AGAIN } }, (device), { NULL, 0, 0, 0 }, { NULL, 0, 0, 0 }, 0, 0, 0, 0 }

struct async_stream_node {
    async_flag_node flag;          /* first member; .flag is NULL once the stream was closed under it */
    union {
        void *to;
        const void *from;
    } bytes;
    size_t size;                   /* wanted, then moved */
};

/* Gives a stream buffers; NULL and 0 for none.  Before its first use.  Neither is needed.
 * in: makes small reads and lines cheap on a device where each read is expensive, and takes back what a cancelled read had.
 * out: lets a write end that the device has no room for. */
void async_stream_set_buffers(async_stream *stream, void *in, size_t in_size, void *out, size_t out_size);

/* ---- reading -----------------------------------------------------------------------------------------------
 *
 * Awaitables.  They suspend only if there is nothing to read, and raise the device's error, ASYNC_BUSY while another task
 * reads and ASYNC_CLOSED once the stream is closed, also under a task that waits.  A read that is cancelled, or times out, has
 * lost nothing: what it had so far goes back to the input buffer if there is room for all of it, and else is at the
 * start of the caller's bytes, async_stream_partial_read() of them.
 *
 * At least one byte and at most `size`, as many as there are: one attempt.  0 where the input ends, again and again. */
size_t async_stream_read(async_stream *stream, void *bytes, size_t size);
#define async_stream_readinto async_stream_read

/* All of `size` bytes.  ASYNC_EOF if the input ends before. */
void async_stream_readexactly(async_stream *stream, void *bytes, size_t size);

/* Until the input ends, or `size` bytes are there: the number of bytes. */
size_t async_stream_readall(async_stream *stream, void *bytes, size_t size);

/* A line with its '\n', or what there is before the end of the input: the number of bytes, 0 where the input ends; no '\0' is
 * added.  ASYNC_LIMIT after `size` bytes without '\n', which are there; the next read goes on behind them.  Without an
 * input buffer each byte is a read of the device. */
size_t async_stream_readline(async_stream *stream, void *bytes, size_t size);

/* How many bytes the last read that raised an error has left at the start of its caller's bytes.  From tasks. */
size_t async_stream_partial_read(const async_stream *stream);

/* ---- writing -----------------------------------------------------------------------------------------------
 *
 * Awaitable: all of the bytes, straight to the device; what it has no room for goes to the output buffer if all of that fits,
 * else the task waits.  A full buffer, or none, so makes the writer wait, and nothing is dropped.  Suspends only then.
 * Nothing sends the buffer behind the program's back: a later write, drain or close does.  Raises the device's error,
 * ASYNC_BUSY while another task writes, ASYNC_CLOSED.  Cancelled, async_stream_partial_write() bytes have been taken. */
void async_stream_write(async_stream *stream, const void *bytes, size_t size);

/* How many bytes the last write that raised an error has given away.  From tasks. */
size_t async_stream_partial_write(const async_stream *stream);

/* Awaitable: waits until the device has all that is in the output buffer.  Always suspends, so that those who write and
 * drain take turns.  Raises as a write does. */
void async_stream_drain(async_stream *stream);

/* ---- the end -----------------------------------------------------------------------------------------------
 *
 * Ends reading and writing: tasks that wait get ASYNC_CLOSED.  What is in the output buffer is sent if the device takes it
 * at once; then, or if that fails, the device is closed: 0 or that error.  Else the device stays open until
 * async_stream_wait_closed.  Again: does nothing.  From tasks and callbacks. */
int async_stream_close(async_stream *stream);

/* Awaitable: closes, and waits until what is in the output buffer has been sent and the device is closed.  Raises the error
 * that prevented it; the device is closed then too, and if the wait is cancelled.  Suspends only if something is unsent. */
void async_stream_wait_closed(async_stream *stream);

/* ---- for devices -------------------------------------------------------------------------------------------
 *
 * There may be bytes to read, or room to write.  From anywhere: interrupts and other threads too.  Cost: two stores. */
ASYNC__INLINE void async_stream_readable_from_isr(async_stream *stream)
{
    async_flag_set(&stream->ready.readable);
}
ASYNC__INLINE void async_stream_writable_from_isr(async_stream *stream)
{
    async_flag_set(&stream->ready.writable);
}

/* ---- for generated code ------------------------------------------------------------------------------------ */

/* Waits for another attempt: the node says what for. */
void async__stream_wait_read(async_stream_node *node, async_task *task, async_stream *stream);
void async__stream_wait_write(async_stream_node *node, async_task *task, async_stream *stream);

int async_stream_read__try(async_stream_node *node, async_stream *stream, void *bytes, size_t size);
ASYNC__INLINE void async_stream_read__wait(async_stream_node *node, async_task *task, async_stream *stream, void *bytes, size_t size)
{
    (void)bytes, (void)size; /* the try has noted them */
    async__stream_wait_read(node, task, stream);
}
int async_stream_read__again(async_stream_node *node, int error);
_Bool async_stream_read__undo(void *node, async_task *task);
int async_stream_readexactly__try(async_stream_node *node, async_stream *stream, void *bytes, size_t size);
ASYNC__INLINE void async_stream_readexactly__wait(async_stream_node *node, async_task *task, async_stream *stream, void *bytes, size_t size)
{
    (void)bytes, (void)size; /* the try has noted them */
    async__stream_wait_read(node, task, stream);
}
int async_stream_readexactly__again(async_stream_node *node, int error);
_Bool async_stream_readexactly__undo(void *node, async_task *task);
int async_stream_readall__try(async_stream_node *node, async_stream *stream, void *bytes, size_t size);
ASYNC__INLINE void async_stream_readall__wait(async_stream_node *node, async_task *task, async_stream *stream, void *bytes, size_t size)
{
    (void)bytes, (void)size; /* the try has noted them */
    async__stream_wait_read(node, task, stream);
}
int async_stream_readall__again(async_stream_node *node, int error);
_Bool async_stream_readall__undo(void *node, async_task *task);
int async_stream_readline__try(async_stream_node *node, async_stream *stream, void *bytes, size_t size);
ASYNC__INLINE void async_stream_readline__wait(async_stream_node *node, async_task *task, async_stream *stream, void *bytes, size_t size)
{
    (void)bytes, (void)size; /* the try has noted them */
    async__stream_wait_read(node, task, stream);
}
int async_stream_readline__again(async_stream_node *node, int error);
_Bool async_stream_readline__undo(void *node, async_task *task);
ASYNC__INLINE size_t async_stream_read__value(const async_stream_node *node)
{
    return node->size;
}
ASYNC__INLINE size_t async_stream_readall__value(const async_stream_node *node)
{
    return node->size;
}
ASYNC__INLINE size_t async_stream_readline__value(const async_stream_node *node)
{
    return node->size;
}

int async_stream_write__try(async_stream_node *node, async_stream *stream, const void *bytes, size_t size);
ASYNC__INLINE void async_stream_write__wait(async_stream_node *node, async_task *task, async_stream *stream, const void *bytes,
                                            size_t size)
{
    (void)bytes, (void)size;
    async__stream_wait_write(node, task, stream);
}
int async_stream_write__again(async_stream_node *node, int error);
_Bool async_stream_write__undo(void *node, async_task *task);
int async_stream_drain__try(async_stream *stream);
void async_stream_drain__wait(async_stream_node *node, async_task *task, async_stream *stream);
int async_stream_drain__again(async_stream_node *node, int error);
_Bool async_stream_drain__undo(void *node, async_task *task);
int async_stream_wait_closed__try(async_stream *stream);
ASYNC__INLINE void async_stream_wait_closed__wait(async_stream_node *node, async_task *task, async_stream *stream)
{
    async__stream_wait_write(node, task, stream);
}
int async_stream_wait_closed__again(async_stream_node *node, int error);
_Bool async_stream_wait_closed__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

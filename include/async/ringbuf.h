/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Byte rings: one side may be an interrupt.  One writer and one reader. */
#ifndef ASYNC_RINGBUF_H
#define ASYNC_RINGBUF_H

#include <async/flag.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_ringbuf async_ringbuf;
typedef struct async_ringbuf_node async_ringbuf_node;
struct async_ringbuf {
    unsigned char *bytes;
    size_t size;
    volatile size_t head, tail; /* read and written so far, modulo 2 * size                                  */
    async_flag readable, writable;
};
/* ASYNC_RINGBUF(r, N); defines the ring r of N bytes, at file scope or static in a block. */
#define ASYNC_RINGBUF(r, N) \
    unsigned char r##__bytes[N]; \
    async_ringbuf r = ASYNC_RINGBUF_INIT(r##__bytes, N)
#define ASYNC_RINGBUF_INIT(bytes, size) { (bytes), (size), 0, 0, ASYNC_FLAG_INIT, ASYNC_FLAG_INIT }

struct async_ringbuf_node {
    async_flag_node flag; /* first member */
    async_ringbuf *ring;
    union {
        void *to;
        const void *from;
    } bytes;
    size_t size;          /* wanted, then the number of bytes moved                                         */
};

/* Awaitables: at least one byte and at most `size`, as many as there are, or as there is room for; the number of
 * bytes.  Suspend only if the ring is empty, or full; of a size of 0 never.  A second task on one side gets ASYNC_BUSY. */
size_t async_ringbuf_read(async_ringbuf *ring, void *bytes, size_t size);
size_t async_ringbuf_write(async_ringbuf *ring, const void *bytes, size_t size);

/* The same without waiting, from anywhere, interrupts too: the number of bytes, 0 if the ring is empty, or full. */
size_t async_ringbuf_read_from_isr(async_ringbuf *ring, void *bytes, size_t size);
size_t async_ringbuf_write_from_isr(async_ringbuf *ring, const void *bytes, size_t size);

/* Bytes in it. */
size_t async_ringbuf_count(const async_ringbuf *ring);

/* ---- for generated code: the value comes from the node, so __try has it too ------------------------------ */

int async_ringbuf_read__try(async_ringbuf_node *node, async_ringbuf *ring, void *bytes, size_t size);
void async_ringbuf_read__wait(async_ringbuf_node *node, async_task *task, async_ringbuf *ring, void *bytes,
                              size_t size);
int async_ringbuf_read__done(async_ringbuf_node *node, int error);
_Bool async_ringbuf_read__undo(void *node, async_task *task);
int async_ringbuf_write__try(async_ringbuf_node *node, async_ringbuf *ring, const void *bytes, size_t size);
void async_ringbuf_write__wait(async_ringbuf_node *node, async_task *task, async_ringbuf *ring, const void *bytes,
                               size_t size);
int async_ringbuf_write__done(async_ringbuf_node *node, int error);
_Bool async_ringbuf_write__undo(void *node, async_task *task);
ASYNC__INLINE size_t async_ringbuf_read__value(const async_ringbuf_node *node)
{
    return node->size;
}
ASYNC__INLINE size_t async_ringbuf_write__value(const async_ringbuf_node *node)
{
    return node->size;
}

#ifdef __cplusplus
}
#endif
#endif

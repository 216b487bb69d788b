/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Byte rings.  Each side writes its own index only, after the bytes: no critical section is needed where an index is read
 * and written at once. */
#include <async/ringbuf.h>

#include "internal.h"

#if defined(__AVR__) /* whose loads and stores are of one byte */
#include <util/atomic.h>

static size_t read_index(const volatile size_t *index)
{
    size_t value;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        value = *index;
    }
    return value;
}

static void write_index(volatile size_t *index, size_t value)
{
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        *index = value;
    }
}
#elif defined(__GNUC__) && !defined(__TINYC__)
static size_t read_index(const volatile size_t *index)
{
    return __atomic_load_n(index, __ATOMIC_ACQUIRE);
}

static void write_index(volatile size_t *index, size_t value)
{
    __atomic_store_n(index, value, __ATOMIC_RELEASE);
}
#else
static size_t read_index(const volatile size_t *index)
{
    return *index;
}

static void write_index(volatile size_t *index, size_t value)
{
    *index = value;
}
#endif

/* Indices run up to twice the size, so that a full ring differs from an empty one. */
static size_t advance(const async_ringbuf *ring, size_t index)
{
    return index + 1 == 2 * ring->size ? 0 : index + 1;
}

static size_t place_of(const async_ringbuf *ring, size_t index)
{
    return index >= ring->size ? index - ring->size : index;
}

size_t async_ringbuf_count(const async_ringbuf *ring)
{
    size_t head = read_index(&ring->head);
    size_t tail = read_index(&ring->tail);
    return tail >= head ? tail - head : tail + 2 * ring->size - head;
}

size_t async_ringbuf_read_from_isr(async_ringbuf *ring, void *bytes, size_t size)
{
    size_t available = async_ringbuf_count(ring);
    size_t count = size < available ? size : available;
    size_t head = ring->head;
    size_t i;
    for (i = 0; i < count; i++) {
        ((unsigned char *)bytes)[i] = ring->bytes[place_of(ring, head)];
        head = advance(ring, head);
    }
    if (count > 0) {
        write_index(&ring->head, head);
        async_flag_set(&ring->writable);
    }
    return count;
}

size_t async_ringbuf_write_from_isr(async_ringbuf *ring, const void *bytes, size_t size)
{
    size_t room = ring->size - async_ringbuf_count(ring);
    size_t count = size < room ? size : room;
    size_t tail = ring->tail;
    size_t i;
    for (i = 0; i < count; i++) {
        ring->bytes[place_of(ring, tail)] = ((const unsigned char *)bytes)[i];
        tail = advance(ring, tail);
    }
    if (count > 0) {
        write_index(&ring->tail, tail);
        async_flag_set(&ring->readable);
    }
    return count;
}

int async_ringbuf_read__try(async_ringbuf_node *node, async_ringbuf *ring, void *bytes, size_t size)
{
    if (ring->readable.waiter) {
        return ASYNC_BUSY;
    }
    node->size = async_ringbuf_read_from_isr(ring, bytes, size);
    return node->size > 0 || size == 0 ? 0 : ASYNC__PENDING;
}

int async_ringbuf_write__try(async_ringbuf_node *node, async_ringbuf *ring, const void *bytes, size_t size)
{
    if (ring->writable.waiter) {
        return ASYNC_BUSY;
    }
    node->size = async_ringbuf_write_from_isr(ring, bytes, size);
    return node->size > 0 || size == 0 ? 0 : ASYNC__PENDING;
}

/* A set from before the ring was found empty, or full, says nothing; one from after it is not lost. */
static void wait_for(async_ringbuf_node *node, async_task *task, async_flag *flag, const async_ringbuf *ring,
                     size_t blocking_count)
{
    async_flag_clear(flag);
    if (async_ringbuf_count(ring) != blocking_count) {
        async_flag_set(flag);
    }
    async_flag_wait__wait(&node->flag, task, flag);
}

void async_ringbuf_read__wait(async_ringbuf_node *node, async_task *task, async_ringbuf *ring, void *bytes,
                              size_t size)
{
    node->ring = ring;
    node->bytes.to = bytes;
    node->size = size;
    wait_for(node, task, &ring->readable, ring, 0);
}

void async_ringbuf_write__wait(async_ringbuf_node *node, async_task *task, async_ringbuf *ring, const void *bytes,
                               size_t size)
{
    node->ring = ring;
    node->bytes.from = bytes;
    node->size = size;
    wait_for(node, task, &ring->writable, ring, ring->size);
}

int async_ringbuf_read__done(async_ringbuf_node *node, int error)
{
    error = async_flag_wait__done(&node->flag, error);
    if (error == 0) {
        node->size = async_ringbuf_read_from_isr(node->ring, node->bytes.to, node->size);
    }
    return error;
}

int async_ringbuf_write__done(async_ringbuf_node *node, int error)
{
    error = async_flag_wait__done(&node->flag, error);
    if (error == 0) {
        node->size = async_ringbuf_write_from_isr(node->ring, node->bytes.from, node->size);
    }
    return error;
}

bool async_ringbuf_read__undo(void *node, async_task *task)
{
    return async_flag_wait__undo(node, task);
}

bool async_ringbuf_write__undo(void *node, async_task *task)
{
    return async_flag_wait__undo(node, task);
}

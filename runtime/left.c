/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Objects that leave their scope. */
#include <async/left.h>

#include <async/runtime.h>

#include "internal.h"

#if !ASYNC_CONFIG_CORE

static void tell_if(bool is_misused)
{
    if (is_misused) {
        async_call_exception_handler(async_current_task(), ASYNC_MISUSE);
    }
}

void async__left_lock(const void *lock)
{
    tell_if(((const async_lock *)lock)->waiters != NULL);
}

void async__left_event(const void *event)
{
    tell_if(((const async_event *)event)->waiters != NULL);
}

void async__left_flag(const void *flag)
{
    tell_if(((const async_flag *)flag)->waiter != NULL);
}

void async__left_semaphore(const void *semaphore)
{
    tell_if(((const async_semaphore *)semaphore)->waiters != NULL);
}

void async__left_condition(const void *condition)
{
    tell_if(((const async_condition *)condition)->waiters != NULL);
}

void async__left_barrier(const void *barrier)
{
    tell_if(((const async_barrier *)barrier)->waiters != NULL);
}

void async__left_queue(const void *queue)
{
    const async_queue *left = (const async_queue *)queue;
    tell_if(left->getters != NULL || left->putters != NULL || left->joiners != NULL);
}

void async__left_ringbuf(const void *ringbuf)
{
    const async_ringbuf *left = (const async_ringbuf *)ringbuf;
    tell_if(left->readable.waiter != NULL || left->writable.waiter != NULL);
}

void async__left_stream(const void *stream)
{
    const async_stream *left = (const async_stream *)stream;
    tell_if(left->ready.readable.waiter != NULL || left->ready.writable.waiter != NULL);
}

void async__left_callback(const void *callback)
{
    tell_if(((const async_callback *)callback)->is_armed);
}

#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Rings of waits: first in first out, O(1) removal of any.  Internal.
 *
 *     first -> wait -> wait -> wait -> NULL     each knows the one before it, the first one the last */
#ifndef ASYNC_RING_H
#define ASYNC_RING_H

#include <async/loop.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Puts a wait that is in no ring at the end, or before all others. */
void async__ring_append(async_wait **first, async_wait *wait);
void async__ring_prepend(async_wait **first, async_wait *wait);

/* Makes the first of a ring ready and takes it out.  Requires: there is one. */
void async__ring_wake(async_wait **first);

/* Makes all of a ring ready, in order, and empties it. */
void async__ring_wake_all(async_wait **first);

/* Takes a wait out.  Requires: it is in this ring. */
void async__ring_remove(async_wait **first, async_wait *wait);

/* Takes the wait of a suspended task out if it is still in the ring; false: it was granted, so the task is ready. */
_Bool async__ring_leave(async_wait **first, async_wait *wait);

/* What they do, for the places where each instruction counts. */
ASYNC__INLINE void async__ring_append_inline(async_wait **first, async_wait *wait)
{
    async_wait *head = *first;
    wait->next = NULL;
    if (ASYNC__LIKELY(head == NULL)) {
        *first = wait->prev = wait;
        return;
    }
    wait->prev = head->prev;
    head->prev->next = wait;
    head->prev = wait;
}

/* wait: the first one. */
ASYNC__INLINE void async__ring_wake_inline(async_wait **first, async_wait *wait)
{
    async_wait *next = wait->next;
    *first = next;
    if (next) {
        next->prev = wait->prev;
    }
    async__task_ready(wait->task);
}

ASYNC__INLINE void async__ring_wake_all_inline(async_wait **first)
{
    async_wait *wait = *first;
    if (wait) {
        *first = NULL;
        do {
            async__task_ready(wait->task);
            wait = wait->next;
        } while (wait);
    }
}

ASYNC__INLINE void async__ring_prepend_inline(async_wait **first, async_wait *wait)
{
    async_wait *head = *first;
    wait->next = head;
    wait->prev = wait;
    if (head) {
        wait->prev = head->prev;
        head->prev = wait;
    }
    *first = wait;
}

ASYNC__INLINE void async__ring_remove_inline(async_wait **first, async_wait *wait)
{
    async_wait *next = wait->next;
    async_wait *prev = wait->prev;
    if (*first == wait) {
        *first = next;
    } else {
        prev->next = next;
    }
    if (next) {
        next->prev = prev;
    } else if (*first) {
        (*first)->prev = prev;
    }
}

#if ASYNC__IS_FAST
#define ASYNC__RING_APPEND async__ring_append_inline
#define ASYNC__RING_PREPEND async__ring_prepend_inline
#define ASYNC__RING_REMOVE async__ring_remove_inline
#define ASYNC__RING_WAKE async__ring_wake_inline
#define ASYNC__RING_WAKE_ALL async__ring_wake_all_inline
#else
#define ASYNC__RING_APPEND async__ring_append
#define ASYNC__RING_PREPEND async__ring_prepend
#define ASYNC__RING_REMOVE async__ring_remove
#define ASYNC__RING_WAKE(first, wait) async__ring_wake(first)
#define ASYNC__RING_WAKE_ALL async__ring_wake_all
#endif

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Rings of waits: first in first out, O(1) removal of any.  Internal. */
#ifndef ASYNC_RING_H
#define ASYNC_RING_H

#include <async/loop.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Puts a wait that is in no ring at the end. */
ASYNC__INLINE void async__ring_append(async_wait **first, async_wait *wait)
{
    async_wait *head = *first;
    if (head == NULL) {
        *first = wait->next = wait->prev = wait;
        return;
    }
    wait->next = head;
    wait->prev = head->prev;
    head->prev->next = wait;
    head->prev = wait;
}

/* Takes a wait out.  Requires: it is in this ring. */
void async__ring_remove(async_wait **first, async_wait *wait);

/* Makes the first of a ring ready and takes it out.  Requires: there is one. */
ASYNC__INLINE void async__ring_wake(async_wait **first)
{
    async_wait *wait = *first;
    async_wait *next = wait->next;
    if (next == wait) {
        *first = NULL;
    } else {
        *first = next;
        next->prev = wait->prev;
        wait->prev->next = next;
    }
    wait->next = NULL;
    async__task_ready(wait->task);
}

/* Takes a wait out if it is still in the ring; false: it was granted. */
bool async__ring_leave(async_wait **first, async_wait *wait);

#ifdef __cplusplus
}
#endif
#endif

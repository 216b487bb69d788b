/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Rings of waits. */
#include <async/ring.h>

#include "internal.h"

void async__ring_append(async_wait **first, async_wait *wait)
{
    async__ring_append_inline(first, wait);
}

void async__ring_wake(async_wait **first)
{
    async__ring_wake_inline(first);
}

void async__ring_remove(async_wait **first, async_wait *wait)
{
    if (wait->next == wait) {
        *first = NULL;
    } else {
        wait->prev->next = wait->next;
        wait->next->prev = wait->prev;
        if (*first == wait) {
            *first = wait->next;
        }
    }
    wait->next = NULL;
}

bool async__ring_leave(async_wait **first, async_wait *wait)
{
    if (wait->next == NULL) {
        return false;
    }
    async__ring_remove(first, wait);
    return true;
}

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Rings of waits. */
#include <async/ring.h>

#include "internal.h"

void async__ring_append(async_wait **first, async_wait *wait)
{
    async__ring_append_inline(first, wait);
}

void async__ring_prepend(async_wait **first, async_wait *wait)
{
    async__ring_prepend_inline(first, wait);
}

void async__ring_wake(async_wait **first)
{
    async__ring_wake_inline(first, *first);
}

void async__ring_wake_all(async_wait **first)
{
    async__ring_wake_all_inline(first);
}

void async__ring_remove(async_wait **first, async_wait *wait)
{
    async__ring_remove_inline(first, wait);
}

bool async__ring_leave(async_wait **first, async_wait *wait)
{
    if (async__task_is_queued(wait->task)) {
        return false;
    }
    async__ring_remove(first, wait);
    return true;
}

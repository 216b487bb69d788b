/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Rings of waits: first in first out, O(1) removal of any. */
#include "internal.h"

void async__ring_append(async_wait **first, async_wait *wait)
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

void async__ring_wake(async_wait **first)
{
    async_wait *wait = *first;
    async_wait *next = wait->next;
    *first = next == wait ? NULL : next;
    next->prev = wait->prev;
    wait->prev->next = next;
    wait->next = NULL;
    async__task_ready(wait->task);
}

bool async__ring_leave(async_wait **first, async_wait *wait)
{
    if (wait->next == NULL) {
        return false;
    }
    async__ring_remove(first, wait);
    return true;
}

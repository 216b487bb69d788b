/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers in a ring sorted by deadline; equal deadlines in the order they were armed.  The ring begins and ends at one
 * that is no timer, so there is no first and no last one to be treated differently. */
#include <async/timer.h>

#include "internal.h"

#if !ASYNC_CONFIG_TIMER_WHEEL

static bool is_before(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b) < 0;
}

static async_timer *timer_of(async_timer_link *link)
{
    return (async_timer *)link; /* its first member */
}

void async__timer_arm(async_timer *timer, async_task *task, uint32_t now, uint32_t deadline)
{
    async_timer_link *ends = &async__loop.timers.ends;
    async_timer_link *at = ends;
    (void)now;
#if !ASYNC_CONFIG_CORE
    if (async__loop.unarmed) {
        async__timers_settle(now); /* that one first */
    }
#endif
    timer->task = task;
    timer->deadline = deadline;
#if !ASYNC_CONFIG_CORE /* there each pass looks at the timers */
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
#endif
    do { /* from the end: most timers are armed for later than all others */
        at = at->prev;
    } while (at != ends && is_before(deadline, timer_of(at)->deadline));
    timer->link.prev = at;
    timer->link.next = at->next;
    at->next->prev = &timer->link;
    at->next = &timer->link;
}

void async__timer_disarm(async_timer *timer)
{
    async_timer_link *next = timer->link.next;
    if (next) {
        next->prev = timer->link.prev;
        next->prev->next = next;
        timer->link.next = NULL;
    }
}

async_timer *async__timers_any(void)
{
    async_timer_link *first = async__loop.timers.ends.next;
    return first != &async__loop.timers.ends ? timer_of(first) : NULL;
}

void async__timers_expire(uint32_t now)
{
    async_timer *timer;
    while ((timer = async__timers_any()) != NULL && !is_before(now, timer->deadline)) {
        async__timer_disarm(timer);
        async__timer_fire(timer);
    }
}

#endif

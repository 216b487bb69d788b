/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers in a ring sorted by deadline; equal deadlines in the order they were armed. */
#include <async/timer.h>

#include "internal.h"

#if !ASYNC_CONFIG_TIMER_WHEEL

static bool is_before(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b) < 0;
}

void async__timer_arm(async_timer *timer, async_task *task, uint32_t now, uint32_t deadline)
{
    async_timer *first = async__loop.timers.first;
    async_timer *at = first;
    (void)now;
    timer->task = task;
    timer->deadline = deadline;
    ASYNC__SHARED_WRITE(async__loop.attention, 1);
    if (first == NULL) {
        async__loop.timers.first = timer->next = timer->prev = timer;
        return;
    }
    do { /* from the end: most timers are armed for later than all others */
        at = at->prev;
    } while (is_before(deadline, at->deadline) && at != first);
    if (is_before(deadline, at->deadline)) {
        async__loop.timers.first = timer;
        at = at->prev;
    }
    timer->prev = at;
    timer->next = at->next;
    at->next->prev = timer;
    at->next = timer;
}

void async__timer_disarm(async_timer *timer)
{
    if (timer->next == NULL) {
        return;
    }
    if (timer->next == timer) {
        async__loop.timers.first = NULL;
    } else {
        timer->next->prev = timer->prev;
        timer->prev->next = timer->next;
        if (async__loop.timers.first == timer) {
            async__loop.timers.first = timer->next;
        }
    }
    timer->next = NULL;
}

void async__timers_expire(uint32_t now)
{
    async_timer *timer;
    while ((timer = async__loop.timers.first) != NULL && !is_before(now, timer->deadline)) {
        async__timer_disarm(timer);
        async__timer_fire(timer);
    }
}

const uint32_t *async__timers_next(void)
{
    return async__loop.timers.first ? &async__loop.timers.first->deadline : NULL;
}

async_timer *async__timers_any(void)
{
    return async__loop.timers.first;
}

#endif

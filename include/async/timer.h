/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers: the nodes that wait for a time.  Internal; people use sleep, callbacks and scopes. */
#ifndef ASYNC_TIMER_H
#define ASYNC_TIMER_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_timer async_timer;
struct async_timer {
    async_timer *next, *prev; /* next is NULL when it is not armed                    */
    async_task *task;         /* who is made ready; NULL: this is a scope's           */
    uint32_t deadline;        /* in milliseconds                                      */
};

/* Arms a timer that is not armed.  Equal deadlines fire in the order they were armed. */
void async__timer_arm(async_timer *timer, async_task *task, uint32_t deadline);

/* Takes an armed timer back; nothing happens if it is not armed. */
void async__timer_disarm(async_timer *timer);

#ifdef __cplusplus
}
#endif
#endif

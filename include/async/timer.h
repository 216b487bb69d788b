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

/* What the loop keeps of them. */
typedef struct async__timers async__timers;
#if ASYNC_CONFIG_TIMER_WHEEL
enum { ASYNC__WHEEL_DIGIT = 6, ASYNC__WHEEL_LEVELS = 6, ASYNC__WHEEL_SLOTS = 64 };
struct async__timers {
    async_timer *first[ASYNC__WHEEL_LEVELS][ASYNC__WHEEL_SLOTS];
    uint64_t filled[ASYNC__WHEEL_LEVELS];   /* which rings hold any                             */
    uint64_t unsorted[ASYNC__WHEEL_LEVELS]; /* which rings are not in order of their deadlines   */
    uint32_t count;
    uint32_t base;                          /* no deadline is before it                         */
    uint32_t next;                          /* the next deadline, if it is known                */
    bool is_next_known;
};
#else
struct async__timers {
    async_timer *first; /* a ring in order of the deadlines */
};
#endif

/* Arms a timer that is not armed, for a deadline that is not before now.  Equal deadlines fire in the order they
 * were armed. */
void async__timer_arm(async_timer *timer, async_task *task, uint32_t now, uint32_t deadline);

/* Takes an armed timer back; nothing happens if it is not armed. */
void async__timer_disarm(async_timer *timer);

#ifdef __cplusplus
}
#endif
#endif

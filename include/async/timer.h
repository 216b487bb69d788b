/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Timers: the nodes that wait for a time.  Internal; people use sleep, callbacks and scopes. */
#ifndef ASYNC_TIMER_H
#define ASYNC_TIMER_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Three pointers and a half: where a pointer may lie at any multiple of 4, the other half is left for something else of
 * the frame that a timer lies in. */
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__aarch64__))
#define ASYNC__TIMER_LAYOUT __attribute__((__packed__, __aligned__(4)))
#else
#define ASYNC__TIMER_LAYOUT
#endif
#if defined(__TINYC__) && (defined(__x86_64__) || defined(__aarch64__)) /* which is not __GNUC__ */
#pragma pack(push, 4)
#endif

typedef struct async_timer async_timer;
typedef struct async_timer_link async_timer_link;
struct ASYNC__TIMER_LAYOUT async_timer_link {
    async_timer_link *next, *prev;
};

struct ASYNC__TIMER_LAYOUT async_timer {
    async_timer_link link; /* .next is NULL when it is not armed                   */
    async_task *task;      /* who is made ready; NULL: this is a scope's           */
    uint32_t deadline;     /* in milliseconds                                      */
};
#if defined(__TINYC__) && (defined(__x86_64__) || defined(__aarch64__))
#pragma pack(pop)
#endif

/* What the loop keeps of them: rings that begin and end at a link that is no timer's. */
typedef struct async__timers async__timers;
#if ASYNC_CONFIG_TIMER_WHEEL
enum { ASYNC__WHEEL_DIGIT = 8, ASYNC__WHEEL_LEVELS = 4, ASYNC__WHEEL_SLOTS = 256 };
struct async__timers {
    async_timer_link rings[ASYNC__WHEEL_LEVELS * ASYNC__WHEEL_SLOTS];
    uint64_t filled[ASYNC__WHEEL_LEVELS * ASYNC__WHEEL_SLOTS / 64];   /* which rings hold any                            */
    uint64_t unsorted[ASYNC__WHEEL_LEVELS * ASYNC__WHEEL_SLOTS / 64]; /* which are not in order of their deadlines       */
    uint32_t count;
    uint32_t base;                          /* what the rings are counted from; no deadline is before it */
    uint32_t next;                          /* no deadline is before it                         */
    _Bool is_next_known;                    /* and there is one                                 */
};
#else
struct async__timers {
    async_timer_link ends; /* of a ring in order of the deadlines */
};
#endif

/* Arms a timer that is not armed, for a deadline that is not before now.  Equal deadlines fire in the order they
 * were armed. */
void async__timer_arm(async_timer *timer, async_task *task, uint32_t now, uint32_t deadline);

/* Takes an armed timer back; nothing happens if it is not armed. */
void async__timer_disarm(async_timer *timer);

/* Arms the timer that is not yet armed.  Requires: there is one. */
void async__timers_settle(uint32_t now);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Sleeping: await async_sleep_ms(100). */
#ifndef ASYNC_SLEEP_H
#define ASYNC_SLEEP_H

#include <async/loop.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_sleep_node async_sleep_node;
struct async_sleep_node {
    async_timer timer;
};

/* Awaitable: sleeps for so many milliseconds; below 0 and from 2^31 on counts as 0.  Always suspends: a sleep of
 * 0 goes behind all that is ready. */
void async_sleep_ms(int64_t ms);

/* Awaitable: sleeps until async_now_ms() has reached `when`; a time that has passed is a sleep of 0. */
void async_sleep_until(uint32_t when);

/* Awaitable: sleeps for so many seconds, cut to milliseconds. */
void async_sleep(double seconds);

void async__sleep_until(async_sleep_node *node, async_task *task, uint32_t when);
void async__sleep_for(async_sleep_node *node, async_task *task, int32_t ms);
_Bool async_sleep_ms__undo(void *node, async_task *task);
_Bool async_sleep_until__undo(void *node, async_task *task);
_Bool async_sleep__undo(void *node, async_task *task);

ASYNC__INLINE void async__sleep_some(async_sleep_node *node, async_task *task, int32_t ms)
{
    if (ASYNC__IS_CONSTANT(ms) && ms <= 0) {
        async__task_ready(task);
    } else {
        async__sleep_for(node, task, ms);
    }
}

ASYNC__INLINE void async_sleep_ms__wait(async_sleep_node *node, async_task *task, int64_t ms)
{
    async__sleep_some(node, task, ms < 0 || ms > INT32_MAX ? 0 : (int32_t)ms);
}

/* Of most arguments there is nothing to compare: they have at most 32 bits, and from 2^31 on they become less than 0. */
#if defined(__GNUC__) && !defined(__cplusplus)
#define async_sleep_ms__wait(node, task, ...) \
    (sizeof((__VA_ARGS__) + 0) <= 4 && !__builtin_types_compatible_p(__typeof__((__VA_ARGS__) + 0), float) \
         ? async__sleep_some(node, task, (int32_t)(__VA_ARGS__)) \
         : (async_sleep_ms__wait)(node, task, __VA_ARGS__))
#endif

ASYNC__INLINE void async_sleep_until__wait(async_sleep_node *node, async_task *task, uint32_t when)
{
    async__sleep_until(node, task, when);
}

ASYNC__INLINE void async_sleep__wait(async_sleep_node *node, async_task *task, double seconds)
{
    double ms = seconds * 1000.0;
    (async_sleep_ms__wait)(node, task, ms > 0.0 && ms < 2147483648.0 ? (int64_t)ms : 0);
}

#ifdef __cplusplus
}
#endif
#endif

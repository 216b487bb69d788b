/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Flags: how an interrupt or another thread wakes a task. */
#ifndef ASYNC_FLAG_H
#define ASYNC_FLAG_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_flag async_flag;
typedef struct async_flag_node async_flag_node;
struct async_flag {
    async_flag_node *waiter; /* at most one; until it has run                                     */
    unsigned char is_set;    /* written by interrupts and other threads                           */
};
#define ASYNC_FLAG_INIT { NULL, 0 }

struct async_flag_node {
    async_flag_node *next; /* among all who wait for flags, in the order in which they came */
    async_task *task;
    async_flag *flag;
};

/* Sets the flag; sets coalesce.  From anywhere: tasks, interrupts, other threads.  Cost: two stores. */
#if ASYNC_CONFIG_PORT_WAKE
void async_flag_set(async_flag *flag);
#else
ASYNC__INLINE void async_flag_set(async_flag *flag);
#endif

/* Forgets a set that nobody has waited for.  From anywhere. */
void async_flag_clear(async_flag *flag);

/* Awaitable: waits until the flag is set and clears it.  A second waiter gets ASYNC_BUSY.  Suspends unless set. */
void async_flag_wait(async_flag *flag);
int async_flag_wait__try(async_flag *flag);
void async_flag_wait__wait(async_flag_node *node, async_task *task, async_flag *flag);
ASYNC__INLINE int async_flag_wait__done(async_flag_node *node, int error);
_Bool async_flag_wait__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif

#include <async/loop.h> /* has the inline ones */
#endif

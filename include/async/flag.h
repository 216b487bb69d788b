/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Flags: how an interrupt or another thread wakes a task. */
#ifndef ASYNC_FLAG_H
#define ASYNC_FLAG_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_flag async_flag;
struct async_flag {
    async_flag *next;             /* in the loop's inbox                                          */
    async_task *waiter;           /* at most one                                                  */
    volatile unsigned char state; /* enum async__flag_state                                       */
};
#define ASYNC_FLAG_INIT { NULL, NULL, 0 }
enum async__flag_state {
    ASYNC__FLAG_SET = 1,     /* set and not yet taken                                   */
    ASYNC__FLAG_POSTED = 2,  /* in the inbox                                            */
    ASYNC__FLAG_GRANTED = 4  /* its waiter is ready                                     */
};

typedef struct async_flag_node async_flag_node;
struct async_flag_node {
    async_flag *flag;
};

/* Sets the flag; sets coalesce.  From anywhere: tasks, interrupts, other threads.  Cost: one critical section. */
void async_flag_set(async_flag *flag);

/* Forgets a set that nobody has waited for.  From anywhere. */
void async_flag_clear(async_flag *flag);

/* Awaitable: waits until the flag is set and clears it.  A second waiter gets ASYNC_BUSY.  Suspends unless set. */
void async_flag_wait(async_flag *flag);
int async_flag_wait__try(async_flag *flag);
void async_flag_wait__wait(async_flag_node *node, async_task *task, async_flag *flag);
int async_flag_wait__done(async_flag_node *node, int error);
bool async_flag_wait__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Conditions: waiting, with a lock held, until somebody says that something may have changed. */
#ifndef ASYNC_CONDITION_H
#define ASYNC_CONDITION_H

#include <async/lock.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_condition async_condition;
typedef struct async_condition_node async_condition_node;
struct async_condition {
    async_lock *lock;
    async_wait *waiters;
};
#define ASYNC_CONDITION_INIT(lock) { (lock), NULL }

enum async__condition_state {
    ASYNC__CONDITION_WAITS,    /* in the condition's ring                              */
    ASYNC__CONDITION_NOTIFIED, /* in the lock's ring, or has the lock                  */
    ASYNC__CONDITION_CANCELLED /* the same, and its cancel comes when it has the lock  */
};
struct async_condition_node {
    async_lock_node lock;      /* first member: it stands in the lock's ring too       */
    async_condition *condition;
    uint8_t state;             /* enum async__condition_state                          */
};

/* Awaitable: releases the lock, waits for a notification, and has the lock again when it goes on, also when it was
 * cancelled.  ASYNC_MISUSE if the lock is free.  Always suspends.  async_with (&condition) takes its lock. */
void async_condition_wait(async_condition *condition);

/* Lets the n that have waited longest go on, as soon as each gets the lock.  ASYNC_MISUSE if the lock is free. */
int async_condition_notify(async_condition *condition, unsigned n);
int async_condition_notify_all(async_condition *condition);

/* ---- for generated code -------------------------------------------------------------------------------- */

ASYNC__INLINE async_lock *async__condition_lock(async_condition *condition)
{
    return condition->lock;
}
int async_condition_wait__try(async_condition *condition);
void async_condition_wait__wait(async_condition_node *node, async_task *task, async_condition *condition);
int async_condition_wait__done(async_condition_node *node, int error);
_Bool async_condition_wait__undo(void *node, async_task *task);

#ifdef __cplusplus
}
#endif
#endif

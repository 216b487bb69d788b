/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Barriers: everybody waits until so many have arrived. */
#ifndef ASYNC_BARRIER_H
#define ASYNC_BARRIER_H

#include <async/task.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct async_barrier async_barrier;
typedef struct async_barrier_node async_barrier_node;
struct async_barrier {
    async_wait *waiters;
    unsigned waiting, parties;
};
#define ASYNC_BARRIER_INIT(parties) { NULL, 0, (parties) }

struct async_barrier_node {
    async_wait wait;
    async_barrier *barrier;
    unsigned arrival;
};

/* Awaitable: how many were waiting when it arrived, 0 to n - 1.  The last to arrive does not suspend and makes the
 * others ready, in order; then the barrier begins anew.  A cancelled waiter gives its place back. */
unsigned async_barrier_wait(async_barrier *barrier);

/* ---- for generated code: the value comes from the node, so __try has it too ------------------------------ */

int async_barrier_wait__try(async_barrier_node *node, async_barrier *barrier);
void async_barrier_wait__wait(async_barrier_node *node, async_task *task, async_barrier *barrier);
_Bool async_barrier_wait__undo(void *node, async_task *task);
ASYNC__INLINE unsigned async_barrier_wait__value(const async_barrier_node *node)
{
    return node->arrival;
}

#ifdef __cplusplus
}
#endif
#endif

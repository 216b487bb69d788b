/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A condition wakes its waiters in order; each has the lock again when it goes on, also when it was cancelled; a cancelled waiter's notification goes to the next. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

struct waiter__frame {
    const async_site *awaiting;
    int result;
    int id;
    union {
        async_lock_node lock;
        async_condition_node condition;
    } u;
};
HAND_TASK(waiter)
HAND_LEAF(waiter, 1, async_lock_acquire, u.lock)
HAND_LEAF(waiter, 2, async_condition_wait, u.condition)

static async_lock lock = ASYNC_LOCK_INIT;
static async_condition condition = ASYNC_CONDITION_INIT(&lock);

static int waiter__resume(void *self, unsigned state, async_task *task, int error)
{
    struct waiter__frame *frame = self;
    switch (state) {
    case 0:
        error = async_lock_acquire__try(&lock);
        if (error == ASYNC__PENDING) {
            HAND_WAIT(waiter, 1, async_lock_acquire, u.lock, &lock)
        }
        if (error) { return error; }
        HAND_AWAIT(waiter, 2, async_condition_wait, u.condition, &condition)
        printf("%d:%s,%d ", frame->id, async_strerror(error), async_lock_locked(&lock));
        printf("%d ", async_lock_release(&lock));
    }
    return error;
}

static struct waiter__task waiters[4];

static void start(void)
{
    int i;
    for (i = 0; i < 4; i++) {
        waiters[i].frame.id = i;
        async__create_task(waiter__make(&waiters[i]));
    }
    pass_ms(1);
}

static void end(void)
{
    int i;
    pass_ms(2);
    for (i = 0; i < 4; i++) {
        printf("%d", async_task_done(&waiters[i].task));
        async_task_release(&waiters[i].task);
    }
    printf("| %d\n", async_lock_locked(&lock));
}

int main(void)
{
    printf("%d %d\n", async_condition_notify(&condition, 1), async_condition_wait__try(&condition));
    start();
    async_lock_try_acquire(&lock);
    async_condition_notify(&condition, 2);
    async_lock_release(&lock);
    pass_ms(1);
    async_lock_try_acquire(&lock);
    async_condition_notify_all(&condition);
    async_lock_release(&lock);
    end();

    start();
    async_task_cancel(&waiters[1].task);  /* the lock is free: it has it at once */
    async_lock_try_acquire(&lock);        /* no: 1 has it */
    pass_ms(1);
    async_lock_try_acquire(&lock);
    async_task_cancel(&waiters[2].task);  /* must wait for the lock */
    pass_ms(1);
    printf("(");
    async_condition_notify(&condition, 1);
    async_task_cancel(&waiters[0].task);  /* had been notified: 3 is, instead */
    async_lock_release(&lock);
    pass_ms(1);
    printf(")");
    end();
    return 0;
}
/* CHECK:      -9 -9
 * CHECK-NEXT: 0:no error,1 0 1:no error,1 0 2:no error,1 0 3:no error,1 0 1111| 0
 * CHECK-NEXT: 1:cancelled,1 0 (2:cancelled,1 0 0:cancelled,1 0 3:no error,1 0 )1111| 0
 */

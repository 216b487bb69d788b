/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A lock goes from owner to owner in the order of arrival; nobody gets in between; a cancelled waiter leaves the queue, or passes on what it was granted. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

struct user__frame {
    const async_site *awaiting;
    int result;
    int id, ms;
    union {
        async_lock_node lock;
        async_sleep_node sleep;
    } u;
};
HAND_TASK(user)
HAND_LEAF(user, 1, async_lock_acquire, u.lock)
HAND_LEAF(user, 2, async_sleep_ms, u.sleep)

static async_lock lock = ASYNC_LOCK_INIT;

static int user__resume(void *self, unsigned state, async_task *task, int error)
{
    struct user__frame *frame = self;
    switch (state) {
    case 0:
        error = async_lock_acquire__try(&lock);
        if (error == ASYNC__PENDING) {
            HAND_WAIT(user, 1, async_lock_acquire, u.lock, &lock)
        }
        if (error) {
            printf("%d:%s ", frame->id, async_strerror(error));
            return error;
        }
        printf("%d:got ", frame->id);
        HAND_WAIT(user, 2, async_sleep_ms, u.sleep, frame->ms)
        printf("%d:rel ", frame->id);
        if (async_lock_release(&lock)) {
            printf("free ");
        }
    }
    return error;
}

static struct user__task users[4];

static void start(int id, int ms)
{
    users[id].frame.id = id;
    users[id].frame.ms = ms;
    async__create_task(user__make(&users[id]));
}

static void finish(int count)
{
    pass_ms(200);
    while (count-- > 0) {
        async_task_release(&users[count].task);
    }
    printf("| %d\n", async_lock_locked(&lock));
}

int main(void)
{
    int i;
    for (i = 0; i < 4; i++) {
        start(i, 10);
    }
    finish(4);

    for (i = 0; i < 4; i++) {
        start(i, 10);
    }
    pass_ms(2);
    async_task_cancel(&users[2].task); /* waits */
    finish(4);

    for (i = 0; i < 3; i++) {
        start(i, 0);
    }
    async_loop_step();                 /* 0 has it */
    async_lock_release(&lock);         /* by somebody else: 1 is granted, has not run */
    printf("locked %d try %d ", async_lock_locked(&lock), async_lock_try_acquire(&lock));
    async_task_cancel(&users[1].task); /* passes it on to 2 */
    async_task_cancel(&users[0].task);
    printf("locked %d ", async_lock_locked(&lock));
    async_loop_step();
    pass_ms(50);
    for (i = 0; i < 3; i++) {
        async_task_release(&users[i].task);
    }
    printf("| %d\n", async_lock_locked(&lock));
    printf("%d", async_lock_try_acquire(&lock));
    printf("%d", async_lock_release(&lock));
    printf("%d\n", async_lock_release(&lock));
    return 0;
}
/* CHECK:      0:got 0:rel 1:got 1:rel 2:got 2:rel 3:got 3:rel | 0
 * CHECK-NEXT: 0:got 2:cancelled 0:rel 1:got 1:rel 3:got 3:rel | 0
 * CHECK-NEXT: 0:got locked 1 try 0 locked 1 0:rel 1:cancelled 2:got 2:rel free | 0
 * CHECK-NEXT: 10-9
 */

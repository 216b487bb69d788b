/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Semaphores hand permits over in order; an event wakes all who waited even if cleared at once; a barrier opens for the last, and forgets a cancelled one. */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

struct user__frame {
    const async_site *awaiting;
    int result;
    char kind;
    int id;
    union {
        async_semaphore_node semaphore;
        async_event_node event;
        async_barrier_node barrier;
        async_sleep_node sleep;
    } u;
};
HAND_TASK(user)
HAND_LEAF(user, 1, async_bounded_semaphore_acquire, u.semaphore)
HAND_LEAF(user, 2, async_event_wait, u.event)
HAND_LEAF(user, 3, async_barrier_wait, u.barrier)
HAND_LEAF(user, 4, async_sleep_ms, u.sleep)

static async_bounded_semaphore semaphore = ASYNC_BOUNDED_SEMAPHORE_INIT(2);
static async_event event = ASYNC_EVENT_INIT;
static async_barrier barrier = ASYNC_BARRIER_INIT(3);

static int user__resume(void *self, unsigned state, async_task *task, int error)
{
    struct user__frame *frame = self;
    switch (state) {
    case 0:
        if (frame->kind == 's') {
            error = async_bounded_semaphore_acquire__try(&semaphore);
            if (error == ASYNC__PENDING) {
                HAND_WAIT(user, 1, async_bounded_semaphore_acquire, u.semaphore, &semaphore)
            }
            if (error) { break; }
            printf("s%d ", frame->id);
            HAND_WAIT(user, 4, async_sleep_ms, u.sleep, 10)
            async_bounded_semaphore_release(&semaphore);
        } else if (frame->kind == 'e') {
            error = async_event_wait__try(&event);
            if (error == ASYNC__PENDING) {
                HAND_WAIT(user, 2, async_event_wait, u.event, &event)
            }
        } else {
            error = async_barrier_wait__try(&frame->u.barrier, &barrier);
            if (error == ASYNC__PENDING) {
                HAND_WAIT(user, 3, async_barrier_wait, u.barrier, &barrier)
            }
        }
    }
    printf("%c%d:%s", frame->kind, frame->id, async_strerror(error));
    if (frame->kind == 'b' && !error) {
        printf("=%u", async_barrier_wait__value(&frame->u.barrier));
    }
    printf(" ");
    return 0;
}

static struct user__task users[5];

static void start(char kind, int first, int end)
{
    for (; first < end; first++) {
        users[first].frame.kind = kind;
        users[first].frame.id = first;
        async__spawn(user__make(&users[first]));
    }
    pass_ms(1);
}

int main(void)
{
    int value = 5;
    start('s', 0, 5);
    async_task_cancel(&users[3].task);
    pass_ms(60);
    printf("| %d %u\n", async_bounded_semaphore_release(&semaphore), semaphore.semaphore.count);

    start('s', 0, 4);
    async_bounded_semaphore_release(&semaphore); /* 2 is granted, and cancelled before it runs: 3 gets it */
    async_task_cancel(&users[2].task);
    async_task_cancel(&users[0].task); /* its sleep */
    pass_ms(60);
    printf("| %u\n", semaphore.semaphore.count);

    start('e', 0, 4);
    async_task_cancel(&users[1].task);
    async_event_set_value(&event, &value);
    async_event_clear(&event);
    async_task_cancel(&users[2].task); /* the cancel wins */
    start('e', 4, 5);
    printf("| %d %d ", async_event_is_set(&event), *(int *)async_event_value(&event));
    async_event_set(&event);
    pass_ms(1);
    start('e', 0, 1);
    printf("|\n");

    start('b', 0, 2);
    async_task_cancel(&users[1].task);
    pass_ms(1);
    start('b', 2, 3);
    printf("| ");
    start('b', 3, 4);
    printf("| %u\n", barrier.waiting);
    return 0;
}
/* CHECK:      s0 s1 s3:cancelled s0:no error s1:no error s2 s4 s2:no error s4:no error | -8 2
 * CHECK:      s0 s1 {{.*}}s3 {{.*}}| 2
 * CHECK-NEXT: e1:cancelled e0:no error e2:cancelled e3:no error | 0 5 e4:no error e0:no error |
 * CHECK-NEXT: b1:cancelled | b3:no error=2 b0:no error=0 b2:no error=1 | 0
 */

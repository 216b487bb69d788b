/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A cancel is raised once where the task waits: sleeping, ready, twice, caught, during clean-up, by itself, before it began, after its end. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck --check-prefix=CORE %s */
#include "hand.h"

struct victim__frame {
    const async_site *awaiting;
    int result;
    int mode;
    async_sleep_node sleep;
};
HAND_TASK(victim)
HAND_LEAF(victim, 1, async_sleep_ms, sleep)
HAND_LEAF(victim, 2, async_sleep_ms, sleep)
HAND_LEAF(victim, 3, async_sleep_ms, sleep)

static int victim__resume(void *self, unsigned state, async_task *task, int error)
{
    struct victim__frame *frame = self;
    switch (state) {
    case 0:
        printf("begin ");
        if (frame->mode == 2) {
            printf("self %d ", async_task_cancel(task));
        }
        HAND_WAIT(victim, 1, async_sleep_ms, sleep, frame->mode == 1 ? 0 : 100)
        printf("first %s ", async_strerror(error));
        if (frame->mode == 3) {
            HAND_WAIT(victim, 2, async_sleep_ms, sleep, 10)
            printf("cleanup %s ", async_strerror(error));
            HAND_WAIT(victim, 3, async_sleep_ms, sleep, 10)
            printf("again %s ", async_strerror(error));
        }
    }
    return error;
}

static struct victim__task victim;

static void step_ms(int ms)
{
    uint32_t end = async_now_ms() + (uint32_t)ms;
    while ((int32_t)(end - async_now_ms()) > 0) {
        async_loop_step();
        async__loop.resumes++; /* the virtual clock goes on */
    }
}

static void try_mode(int mode, int before, int cancels)
{
    victim.frame.mode = mode;
    async__create_task(victim__make(&victim));
    if (before) {
        step_ms(1);
    }
    for (; cancels > 0; cancels--) {
        printf("cancel %d ", async_task_cancel(&victim.task));
    }
    step_ms(2);
    if (mode == 3) {
        printf("cancel %d ", async_task_cancel(&victim.task));
    }
    step_ms(200);
    printf("-> %d %s, ", async_task_done(&victim.task), async_strerror(async_task_error(&victim.task)));
    printf("late %d ", async_task_cancel(&victim.task));
    async_task_release(&victim.task);
    printf("free %d\n", async__task_is_free(&victim.task));
}

int main(void)
{
    try_mode(0, 1, 1);
    try_mode(0, 1, 3);
    try_mode(0, 0, 2);
    try_mode(2, 1, 0);
    try_mode(3, 1, 1);
    printf("null %d\n", async_task_cancel(NULL));
    return 0;
}
/* CHECK:      begin cancel 1 first cancelled -> 1 cancelled, late 0 free 1
 * CHECK-NEXT: begin cancel 1 cancel 1 cancel 1 first cancelled -> 1 cancelled, late 0 free 1
 * CHECK-NEXT: cancel 1 cancel 1 -> 1 cancelled, late 0 free 1
 * CHECK-NEXT: begin self 1 first cancelled -> 1 cancelled, late 0 free 1
 * CHECK-NEXT: begin cancel 1 first cancelled cancel 1 cleanup cancelled again no error -> 1 no error, late 0 free 1
 * CHECK-NEXT: null 0
 */
/* Without room for the error of a task that has ended: */
/* CORE:      begin cancel 1 first cancelled -> 1 no error, late 0 free 1
 * CORE-NEXT: begin cancel 1 cancel 1 cancel 1 first cancelled -> 1 no error, late 0 free 1
 * CORE-NEXT: cancel 1 cancel 1 -> 1 no error, late 0 free 1
 * CORE-NEXT: begin self 1 first cancelled -> 1 no error, late 0 free 1
 * CORE-NEXT: begin cancel 1 first cancelled cancel 1 cleanup cancelled again no error -> 1 no error, late 0 free 1
 * CORE-NEXT: null 0
 */

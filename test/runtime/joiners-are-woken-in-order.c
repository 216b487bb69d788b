/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Any number of tasks join one task, first in first out, also after its end; each gets its error; cancelling one leaves the task alone. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

struct target__frame {
    const async_site *awaiting;
    int result;
    async_sleep_node sleep;
};
HAND_TASK(target)
HAND_LEAF(target, 1, async_sleep_ms, sleep)

static int target__resume(void *self, unsigned state, async_task *task, int error)
{
    struct target__frame *frame = self;
    switch (state) {
    case 0:
        frame->result = 42;
        HAND_WAIT(target, 1, async_sleep_ms, sleep, 10)
        if (error) { return error; }
    }
    return EIO;
}

struct joiner__frame {
    const async_site *awaiting;
    int result;
    int id;
    async_task *target;
    async_join_node join;
};
HAND_TASK(joiner)
HAND_LEAF(joiner, 1, async_join, join)

static int joiner__resume(void *self, unsigned state, async_task *task, int error)
{
    struct joiner__frame *frame = self;
    switch (state) {
    case 0:
        HAND_AWAIT(joiner, 1, async_join, join, frame->target)
        printf("%d: %s\n", frame->id, async_strerror(error));
        if (frame->target) {
            printf("  result %d\n", *(int *)async__task_result(frame->target));
        }
    }
    return 0;
}

struct main__frame {
    const async_site *awaiting;
    int result;
    async_sleep_node sleep;
};
HAND_TASK(main)
HAND_LEAF(main, 1, async_sleep_ms, sleep)
HAND_LEAF(main, 2, async_sleep_ms, sleep)
HAND_LEAF(main, 3, async_sleep_ms, sleep)

static struct target__task target;
static struct joiner__task joiners[6];

static int main__resume(void *self, unsigned state, async_task *task, int error)
{
    struct main__frame *frame = self;
    int i;
    switch (state) {
    case 0:
        async__create_task(target__make(&target));
        for (i = 0; i < 6; i++) {
            joiners[i].frame.id = i;
            joiners[i].frame.target = i == 4 ? NULL : i == 5 ? &joiners[5].task : &target.task;
            if (i != 3) {
                async__spawn(joiner__make(&joiners[i]));
            }
        }
        HAND_WAIT(main, 1, async_sleep_ms, sleep, 5)
        async_task_cancel(&joiners[1].task);
        HAND_WAIT(main, 2, async_sleep_ms, sleep, 10)
        async__spawn(joiner__make(&joiners[3])); /* after its end */
        HAND_WAIT(main, 3, async_sleep_ms, sleep, 10)
        printf("target: %s, free %d", async_strerror(async_task_error(&target.task)), async__task_is_free(&target.task));
        async_task_release(&target.task);
        printf(" then %d\n", async__task_is_free(&target.task));
    }
    return error;
}

int main(void)
{
    static struct main__task main_task;
    return async__run(main__make(&main_task));
}
/* CHECK:      4: misuse
 * CHECK-NEXT: 5: misuse
 * CHECK:      1: cancelled
 * CHECK:      0: error 5
 * CHECK-NEXT: result 42
 * CHECK-NEXT: 2: error 5
 * CHECK-NEXT: result 42
 * CHECK-NEXT: 3: error 5
 * CHECK-NEXT: result 42
 * CHECK-NEXT: target: error 5, free 0 then 1
 */

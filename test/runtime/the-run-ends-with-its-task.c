/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_run returns when its task ends; the others go on in the next run; async_run_all cancels and unwinds them. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

struct loop__frame {
    const async_site *awaiting;
    int result;
    int id, turns;
    async_sleep_node sleep;
};
HAND_TASK(loop)
HAND_LEAF(loop, 1, async_sleep_ms, sleep)
HAND_LEAF(loop, 2, async_sleep_ms, sleep)

static int loop__resume(void *self, unsigned state, async_task *task, int error)
{
    struct loop__frame *frame = self;
    switch (state) {
    case 0:
        for (; frame->turns > 0; frame->turns--) {
            printf("%d ", frame->id);
            HAND_WAIT(loop, 1, async_sleep_ms, sleep, 10)
            if (error) {
                HAND_WAIT(loop, 2, async_sleep_ms, sleep, 15)
                printf("clean%d ", frame->id);
                return ASYNC_CANCELLED;
            }
        }
    }
    return frame->id == 9 ? 7 : 0;
}

static struct loop__task a, b, waiting;
static async_flag never = ASYNC_FLAG_INIT;

struct stuck__frame {
    const async_site *awaiting;
    int result;
    async_flag_node flag;
};
HAND_TASK(stuck)
HAND_LEAF(stuck, 1, async_flag_wait, flag)
static struct stuck__task stuck;

static int stuck__resume(void *self, unsigned state, async_task *task, int error)
{
    struct stuck__frame *frame = self;
    switch (state) {
    case 0:
        HAND_AWAIT(stuck, 1, async_flag_wait, flag, &never)
        printf("stuck %s ", async_strerror(error));
    }
    return error;
}

static async_task *make(struct loop__task *t, int id, int turns)
{
    t->frame.id = id;
    t->frame.turns = turns;
    return loop__make(t);
}

int main(void)
{
    async__spawn(make(&a, 1, 100));
    async__spawn(stuck__make(&stuck));
    printf("| %d\n", async__run(make(&b, 2, 2)));
    printf("| %d\n", async__run(make(&b, 9, 2)));
    async__spawn(make(&waiting, 3, 100));
    printf("| %d\n", async__run_all(make(&b, 4, 1)));
    printf("%d%d%d\n", async__task_is_free(&a.task), async__task_is_free(&waiting.task), async__task_is_free(&stuck.task));
    return 0;
}
/* CHECK:      1 2 1 2 1 | 0
 * CHECK-NEXT: 9 1 9 1 | 7
 * CHECK-NEXT: 3 4 1 {{.*}}| 0
 * CHECK-NEXT: 111
 */

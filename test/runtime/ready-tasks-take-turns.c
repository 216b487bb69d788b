/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Tasks that sleep 0 run round robin, in the order in which they were made. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
/* RUN: %cc %strict -DASYNC_CONFIG_CORE=1 -DASYNC_CONFIG_TIMER_WHEEL=0 %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

struct worker__frame {
    const async_site *awaiting;
    int result;
    int id, turn;
    async_sleep_node sleep;
};
HAND_TASK(worker)
HAND_LEAF(worker, 1, async_sleep_ms, sleep)

static int worker__resume(void *self, unsigned state, async_task *task, int error)
{
    struct worker__frame *frame = self;
    switch (state) {
    case 0:
        for (frame->turn = 0; frame->turn < 3; frame->turn++) {
            printf("%d", frame->id);
            HAND_WAIT(worker, 1, async_sleep_ms, sleep, 0)
            if (error) { return error; }
        }
        frame->result = frame->id * 10;
    }
    return 0;
}

int main(void)
{
    static struct worker__task workers[3];
    int i;
    for (i = 0; i < 3; i++) {
        workers[i].frame.id = i;
        if (i < 2) {
            async__spawn(worker__make(&workers[i]));
        }
    }
    printf(" run %d\n", async__run(worker__make(&workers[2])));
    printf("%d %d\n", *(int *)async__task_result(&workers[1].task), async__task_is_free(&workers[1].task));
    return 0;
}
/* CHECK: 012012012 run 0
 * CHECK: 10 1
 */

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* An error that nobody joins goes to the handler one turn later, in order; a join in between keeps it; a cancel is never reported, nor the run's own error. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "hand.h"

struct failing__frame {
    const async_site *awaiting;
    int result;
    int error;
};
HAND_TASK(failing)

static int failing__resume(void *self, unsigned state, async_task *task, int error)
{
    (void)task, (void)error, (void)state;
    return ((struct failing__frame *)self)->error;
}

struct main__frame {
    const async_site *awaiting;
    int result;
    union {
        async_sleep_node sleep;
        async_join_node join;
    } u;
};
HAND_TASK(main)
HAND_LEAF(main, 1, async_sleep_ms, u.sleep)
HAND_LEAF(main, 2, async_sleep_ms, u.sleep)

static struct failing__task failing[4];

static void handler(async_task *task, int error)
{
    printf("handler: %s %d, done %d\n", async_task_name(task), error, async_task_done(task));
}

static int main__resume(void *self, unsigned state, async_task *task, int error)
{
    struct main__frame *frame = self;
    int i;
    switch (state) {
    case 0:
        for (i = 0; i < 4; i++) {
            failing[i].frame.error = i == 3 ? ASYNC_CANCELLED : 10 + i;
            async__create_task(failing__make(&failing[i]));
        }
        async_task_set_name(&failing[2].task, "third");
        HAND_WAIT(main, 1, async_sleep_ms, u.sleep, 0)
        printf("joined %d\n", async_join__try(&failing[1].task));
        HAND_WAIT(main, 2, async_sleep_ms, u.sleep, 0)
        printf("late join %d\n", async_join__try(&failing[0].task));
        for (i = 0; i < 4; i++) {
            async_task_release(&failing[i].task);
            printf("%d", async__task_is_free(&failing[i].task));
        }
        puts("");
        error = 99;
    }
    return error;
}

int main(void)
{
    static struct main__task main_task;
    async_exception_handler *before = async_get_exception_handler();
    async_set_exception_handler(handler);
    printf("%d %d\n", before == NULL, async_get_exception_handler() == handler);
    printf("run %d\n", async__run(main__make(&main_task)));
    async_loop_step();
    return 0;
}
/* CHECK:      1 1
 * CHECK-NEXT: joined 11
 * CHECK-NEXT: handler: failing 10, done 1
 * CHECK-NEXT: handler: third 12, done 1
 * CHECK-NEXT: late join 10
 * CHECK-NEXT: 1111
 * CHECK-NEXT: run 99
 * CHECK-NOT: handler
 */

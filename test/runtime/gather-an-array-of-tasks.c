/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_gather_tasks waits for an array of tasks and raises the first error, the tasks go on; _errors stores each. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

struct child__frame {
    const async_site *awaiting;
    int result;
    int ms, fails;
    async_sleep_node sleep;
};
HAND_TASK(child)
HAND_LEAF(child, 1, async_sleep_ms, sleep)

static int child__resume(void *self, unsigned state, async_task *task, int error)
{
    struct child__frame *frame = self;
    switch (state) {
    case 0:
        HAND_WAIT(child, 1, async_sleep_ms, sleep, frame->ms)
        printf("end%d:%s ", frame->ms, async_strerror(error));
    }
    return error ? error : frame->fails;
}

static struct child__task children[3];
static async_task *tasks[3];
static int errors[3];

struct parent__frame {
    const async_site *awaiting;
    int result;
    int mode;
    async_gather_tasks_node node;
};
HAND_TASK(parent)
HAND_LEAF(parent, 1, async_gather_tasks, node)
HAND_LEAF(parent, 2, async_gather_tasks_errors, node)

static int parent__resume(void *self, unsigned state, async_task *task, int error)
{
    struct parent__frame *frame = self;
    switch (state) {
    case 0:
        if (frame->mode == 0) {
            HAND_AWAIT(parent, 1, async_gather_tasks, node, tasks, 3)
        } else {
            HAND_AWAIT(parent, 2, async_gather_tasks_errors, node, tasks, 3, errors)
            printf("%d %d %d ", errors[0], errors[1], errors[2]);
        }
        printf("-> %s ", async_strerror(error));
    }
    return 0;
}

static struct parent__task parent;

static void run(int mode, int fails, int cancel)
{
    int i;
    for (i = 0; i < 3; i++) {
        children[i].frame.ms = 30 - 10 * i;
        children[i].frame.fails = i == 1 ? fails : 0;
        tasks[i] = async__create_task(child__make(&children[i]));
    }
    parent.frame.mode = mode;
    async__spawn(parent__make(&parent));
    pass_ms(5);
    if (cancel) {
        async_task_cancel(&parent.task);
    }
    pass_ms(50);
    for (i = 0; i < 3; i++) {
        async_task_release(tasks[i]);
        printf("%d", async__task_is_free(tasks[i]));
    }
    puts("");
}

int main(void)
{
    run(0, 0, 0);
    run(0, 5, 0);
    run(1, 5, 0);
    run(0, 0, 1);
    return 0;
}
/* CHECK:      end10:no error end20:no error end30:no error -> no error 111
 * CHECK-NEXT: end10:no error end20:no error -> error 5 end30:no error 111
 * CHECK-NEXT: end10:no error end20:no error end30:no error 0 5 0 -> no error 111
 * CHECK-NEXT: -> cancelled end10:no error end20:no error end30:no error 111
 */

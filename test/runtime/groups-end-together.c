/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A group's block waits for its tasks; a failure of the body or of a task cancels the rest and is raised; async_group_cancel ends it normally. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

#include <async/group.h>

struct child__frame {
    const async_site *awaiting;
    int result;
    int id, ms, fails;
    async_sleep_node sleep;
    async_arm arm;
};
HAND_TASK(child)
HAND_LEAF(child, 1, async_sleep_ms, sleep)

static int child__resume(void *self, unsigned state, async_task *task, int error)
{
    struct child__frame *frame = self;
    switch (state) {
    case 0:
        HAND_WAIT(child, 1, async_sleep_ms, sleep, frame->ms)
        printf("%s%d ", error ? "cancelled" : "end", frame->id);
    }
    return error ? error : frame->fails;
}

struct parent__frame {
    const async_site *awaiting;
    int result;
    int body_ms, body_fails;
    async_group group;
    union {
        async_sleep_node sleep;
        async_group_node leave;
    } u;
};
HAND_TASK(parent)
HAND_LEAF(parent, 1, async_sleep_ms, u.sleep)
HAND_LEAF(parent, 2, async__group_leave, u.leave)

static struct child__task children[2];
static int fails;

static int parent__resume(void *self, unsigned state, async_task *task, int error)
{
    struct parent__frame *frame = self;
    int i;
    switch (state) {
    case 0:
        async__group_enter(&frame->group, task);
        for (i = 0; i < 2; i++) {
            children[i].frame.id = i;
            children[i].frame.ms = 10 + 20 * i;
            children[i].frame.fails = i == 0 ? fails : 0;
            async__group_start(&frame->group, child__make(&children[i]), &children[i].frame.arm);
        }
        HAND_WAIT(parent, 1, async_sleep_ms, u.sleep, frame->body_ms)
        printf("body %s ", async_strerror(error));
        error = error ? error : frame->body_fails;
        HAND_AWAIT(parent, 2, async__group_leave, u.leave, &frame->group, error)
        printf("-> %s", async_strerror(error));
    }
    return 0;
}

static struct parent__task parent;

enum interrupt { NOTHING, CANCEL_TASK, CANCEL_GROUP };

static void try_group(int body_ms, int body_fails, int child_fails, enum interrupt interrupt)
{
    parent.frame.body_ms = body_ms;
    parent.frame.body_fails = body_fails;
    fails = child_fails;
    async__spawn(parent__make(&parent));
    pass_ms(7);
    if (interrupt == CANCEL_TASK) {
        async_task_cancel(&parent.task);
    } else if (interrupt == CANCEL_GROUP) {
        async_group_cancel(&parent.frame.group);
    }
    pass_ms(100);
    printf(" free %d%d%d\n", async__task_is_free(&parent.task), async__task_is_free(&children[0].task),
           async__task_is_free(&children[1].task));
}

int main(void)
{
    try_group(1, 0, 0, NOTHING);
    try_group(1, 0, 5, NOTHING);
    try_group(20, 0, 5, NOTHING);
    try_group(1, 6, 0, NOTHING);
    try_group(50, 0, 0, NOTHING);
    try_group(50, 0, 0, CANCEL_TASK);
    try_group(1, 0, 0, CANCEL_TASK);
    try_group(50, 0, 0, CANCEL_GROUP);
    try_group(1, 0, 0, CANCEL_GROUP);
    return 0;
}
/* CHECK:      body no error end0 end1 -> no error free 111
 * CHECK-NEXT: body no error end0 cancelled1 -> error 5 free 111
 * CHECK-NEXT: end0 cancelled1 body cancelled -> error 5 free 111
 * CHECK-NEXT: body no error cancelled0 cancelled1 -> error 6 free 111
 * CHECK-NEXT: end0 end1 body no error -> no error free 111
 * CHECK-NEXT: body cancelled cancelled0 cancelled1 -> cancelled free 111
 * CHECK-NEXT: body no error cancelled0 cancelled1 -> cancelled free 111
 * CHECK-NEXT: cancelled0 cancelled1 body cancelled -> no error free 111
 * CHECK-NEXT: body no error cancelled0 cancelled1 -> no error free 111
 */

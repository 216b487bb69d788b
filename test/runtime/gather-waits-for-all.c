/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* async_gather ends when all have, or raises the first failure after the other children were cancelled and have ended; wait_any has the index of the first; a cancel takes the children along. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

#include <async/gather.h>

struct child__frame {
    const async_site *awaiting;
    int result;
    int id, ms, fails;
    async_sleep_node sleep;
};
HAND_TASK(child)
HAND_LEAF(child, 1, async_sleep_ms, sleep)
HAND_LEAF(child, 2, async_sleep_ms, sleep)

static int child__resume(void *self, unsigned state, async_task *task, int error)
{
    struct child__frame *frame = self;
    switch (state) {
    case 0:
        HAND_WAIT(child, 1, async_sleep_ms, sleep, frame->ms)
        if (error) {
            HAND_WAIT(child, 2, async_sleep_ms, sleep, 5) /* clean-up takes time */
            printf("clean%d ", frame->id);
            return ASYNC_CANCELLED;
        }
        printf("end%d ", frame->id);
        frame->result = frame->id * 10;
        error = frame->fails;
    }
    return error;
}

struct parent__frame {
    const async_site *awaiting;
    int result;
    enum async__gather_mode mode;
    int ms[3], fails[3], errors[4];
    async_task *other;
    async_gather gather;
    async_arm arms[4];
    struct child__task children[3];
};
HAND_TASK(parent)
HAND_LEAF(parent, 1, async__gather, gather)

static int parent__resume(void *self, unsigned state, async_task *task, int error)
{
    struct parent__frame *frame = self;
    int i;
    switch (state) {
    case 0:
        async__gather_begin(&frame->gather, frame->mode, frame->errors);
        for (i = 0; i < 3; i++) {
            struct child__task *child = &frame->children[i];
            child->frame.id = i;
            child->frame.ms = frame->ms[i];
            child->frame.fails = frame->fails[i];
            async__gather_child(&frame->gather, &frame->arms[i], child__make(child));
        }
        if (frame->other) {
            async__gather_task(&frame->gather, &frame->arms[3], frame->other);
        }
        error = async__gather__try(&frame->gather);
        if (error == ASYNC__PENDING) {
            async__suspend(task, &parent__leaf_1, frame);
            async__gather__wait(&frame->gather, task);
            return ASYNC__PENDING;
    case 1:
            error = async__gather__done(&frame->gather, error);
        }
        printf("-> %s", async_strerror(error));
        if (frame->mode == ASYNC__GATHER_ANY) {
            printf(" winner %d", async__gather__value(&frame->gather));
        }
        if (frame->mode == ASYNC__GATHER_ERRORS) {
            printf(" %d %d %d", frame->errors[0], frame->errors[1], frame->errors[2]);
        }
    }
    return 0;
}

static struct parent__task parent;

static void try_mode(enum async__gather_mode mode, int a, int b, int c, int fails, int cancel)
{
    parent.frame.mode = mode;
    parent.frame.ms[0] = a;
    parent.frame.ms[1] = b;
    parent.frame.ms[2] = c;
    parent.frame.fails[1] = fails;
    async__spawn(parent__make(&parent));
    if (cancel) {
        pass_ms(7);
        async_task_cancel(&parent.task);
        async_task_cancel(&parent.task);
    }
    pass_ms(100);
    printf(" free %d\n", async__task_is_free(&parent.task));
}

int main(void)
{
    static struct child__task other;
    try_mode(ASYNC__GATHER_ALL, 30, 10, 20, 0, 0);
    try_mode(ASYNC__GATHER_ALL, 30, 10, 20, 5, 0);
    try_mode(ASYNC__GATHER_ERRORS, 30, 10, 20, 5, 0);
    try_mode(ASYNC__GATHER_ANY, 30, 10, 20, 0, 0);
    try_mode(ASYNC__GATHER_ANY, 30, 10, 20, 6, 0);
    try_mode(ASYNC__GATHER_ALL, 30, 10, 20, 0, 1);
    other.frame.id = 9;
    other.frame.ms = 15;
    parent.frame.other = async__create_task(child__make(&other));
    try_mode(ASYNC__GATHER_ALL, 1, 2, 3, 0, 0);
    try_mode(ASYNC__GATHER_ANY, 1, 2, 3, 0, 0); /* it has ended: nobody else begins */
    parent.frame.other = NULL;
    try_mode(ASYNC__GATHER_ALL, 0, 0, 0, 0, 0);
    return 0;
}
/* CHECK:      end1 end2 end0 -> no error free 1
 * CHECK-NEXT: end1 clean0 clean2 -> error 5 free 1
 * CHECK-NEXT: end1 end2 end0 -> no error 0 5 0 free 1
 * CHECK-NEXT: end1 clean0 clean2 -> no error winner 1 free 1
 * CHECK-NEXT: end1 clean0 clean2 -> error 6 winner 1 free 1
 * CHECK-NEXT: clean0 clean1 clean2 -> cancelled free 1
 * CHECK-NEXT: end0 end1 end2 end9 -> no error free 1
 * CHECK-NEXT: -> no error winner 3 free 1
 * CHECK-NEXT: end0 end1 end2 -> no error free 1
 */

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Random cancels and timeouts around gather, gather_errors, wait_any and groups: no child outlives its parent's wait, and nothing is left over. */
/* RUN: %cc %strict %include_flags -I %S/Inputs %s %runtime_virtual -o %t && %t | %FileCheck %s */
#include "script.h"

#include "internal.h"

#include <async/group.h>

static uint32_t seed;
static int problems, alive, failures;

static uint32_t next_random(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 10;
}

struct child__frame {
    const async_site *awaiting;
    int result;
    int error;
    async_scope scope;
    async_sleep_node sleep;
    async_arm arm;
};
HAND_TASK(child)
HAND_LEAF(child, 1, async_sleep_ms, sleep)
HAND_LEAF(child, 2, async_sleep_ms, sleep)

/* sleeps under a timeout, with a clean-up that takes time */
static int child__resume(void *self, unsigned state, async_task *task, int error)
{
    struct child__frame *frame = self;
    switch (state) {
    case 0:
        alive++;
        frame->scope = next_random() % 2 ? async_timeout_ms(next_random() % 8) : async_move_on_after_ms(next_random() % 8);
        async__scope_enter(&frame->scope, task);
        HAND_WAIT(child, 1, async_sleep_ms, sleep, next_random() % 8)
        frame->error = error;
        HAND_WAIT(child, 2, async_sleep_ms, sleep, next_random() % 4)
        error = async__scope_leave(&frame->scope, error ? error : frame->error);
        if (!error && next_random() % 4 == 0) {
            error = 77;
        }
        alive--;
    }
    return error;
}

struct parent__frame {
    const async_site *awaiting;
    int result;
    uint32_t mode;
    int errors[3];
    async_scope outer, inner;
    async_arm arms[3];
    struct child__task children[3];
    async_group group;
    union {
        async_gather gather;
        async_group_node leave;
        async_sleep_node sleep;
    } u;
};
HAND_TASK(parent)
HAND_LEAF(parent, 1, async__gather, u.gather)
HAND_LEAF(parent, 2, async_sleep_ms, u.sleep)
HAND_LEAF(parent, 3, async__group_leave, u.leave)

static struct parent__task parent;

static int parent__resume(void *self, unsigned state, async_task *task, int error)
{
    struct parent__frame *frame = self;
    int i;
    switch (state) {
    case 0:
        frame->mode = next_random() % 4;
        frame->outer = async_timeout_ms(next_random() % 20);
        frame->inner = async_move_on_after_ms(next_random() % 20);
        async__scope_enter(&frame->outer, task);
        async__scope_enter(&frame->inner, task);
        if (frame->mode < 3) {
            async__gather_begin(&frame->u.gather, (enum async__gather_mode)frame->mode, frame->errors);
            for (i = 0; i < 3; i++) {
                async__gather_child(&frame->u.gather, &frame->arms[i], child__make(&frame->children[i]));
            }
            error = async__gather__try(&frame->u.gather);
            if (error == ASYNC__PENDING) {
                async__suspend(task, &parent__leaf_1, frame);
                async__gather__wait(&frame->u.gather, task);
                return ASYNC__PENDING;
    case 1:
                error = async__gather__done(&frame->u.gather, error);
            }
        } else {
            async__group_enter(&frame->group, task);
            for (i = 0; i < 3; i++) {
                async__group_start(&frame->group, child__make(&frame->children[i]), &frame->children[i].frame.arm);
            }
            HAND_WAIT(parent, 2, async_sleep_ms, u.sleep, next_random() % 8)
            HAND_AWAIT(parent, 3, async__group_leave, u.leave, &frame->group, error)
        }
        for (i = 0; i < 3; i++) {
            problems += !async__task_is_free(&frame->children[i].task);
        }
        problems += alive != 0;
        error = async__scope_leave(&frame->inner, error);
        error = async__scope_leave(&frame->outer, error);
        failures += error != 0;
    }
    return error == 77 || error == ASYNC_TIMEOUT ? 0 : error;
}

int main(void)
{
    int i;
    for (seed = 7, i = 0; i < 3000; i++) {
        uint32_t left;
        async__spawn(parent__make(&parent));
        for (left = next_random() % 25; left > 0; left--) {
            pass_ms(1);
            if (next_random() % 20 == 0) {
                async_task_cancel(&parent.task);
            }
        }
        if (next_random() % 2) {
            async_task_cancel(&parent.task);
        }
        pass_ms(40);
        problems += !async__task_is_free(&parent.task) || async__loop.cancels || async__timers_any() || alive
                    || async__loop.all;
    }
    printf("%d %d\n", problems, failures > 100);
    return 0;
}
/* CHECK: {{^}}0 1{{$}}
 */

/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Generated code written by hand, as docs/generated-code.md has it: a task whose frame holds its arguments. */
#ifndef HAND_H
#define HAND_H

#include <async/runtime.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* After struct f__frame, whose first member is `const async_site *awaiting` and which has a member `result`. */
#define HAND_TASK(f) \
    struct f##__task { \
        async_task task; \
        struct f##__frame frame; \
    }; \
    static int f##__resume(void *self, unsigned state, async_task *task, int error); \
    static ASYNC__CONST async_end f##__end = \
        ASYNC__END(async__task_end, 0, f##__resume, #f, offsetof(struct f##__frame, result)); \
    ASYNC__INLINE async_task *f##__make(struct f##__task *t) \
    { \
        struct f##__frame filled = t->frame; /* the second word is taken for a record's */ \
        async__task_prepare(&t->task, &t->frame, &f##__end, 0); \
        filled.awaiting = t->frame.awaiting; \
        t->frame = filled; \
        return &t->task; \
    }

#define HAND_LEAF(f, state, X, node) \
    static ASYNC__CONST async_leaf f##__leaf_##state = { { f##__resume, offsetof(struct f##__frame, node), state }, X##__undo };

/* Inside of `switch (state)`.  X always suspends. */
#define HAND_WAIT(f, state, X, node, ...) \
    async__suspend(task, &f##__leaf_##state, frame); \
    X##__wait(&frame->node, task, __VA_ARGS__); \
    return ASYNC__PENDING; \
    case state:;

/* X has __try and __done.  The error is in `error`. */
#define HAND_AWAIT(f, state, X, node, ...) \
    error = X##__try(__VA_ARGS__); \
    if (error == ASYNC__PENDING) { \
        HAND_WAIT(f, state, X, node, __VA_ARGS__) \
        error = X##__done(&frame->node, error); \
    }

#endif

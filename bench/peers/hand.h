/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What a C programmer writes without a tool: tasks are structs with a state, on an intrusive ready queue. */
#ifndef BENCH_HAND_H
#define BENCH_HAND_H

#include <stddef.h>

struct task {
    struct task *next;
    void (*resume)(struct task *task);
    unsigned state;
};

static struct task *first_ready;
static struct task **end_of_ready = &first_ready;

static inline void make_ready(struct task *task)
{
    task->next = NULL;
    *end_of_ready = task;
    end_of_ready = &task->next;
}

static inline struct task *take_ready(void)
{
    struct task *task = first_ready;
    if (task) {
        first_ready = task->next;
        if (first_ready == NULL) {
            end_of_ready = &first_ready;
        }
    }
    return task;
}

static inline void run_all(void)
{
    struct task *task;
    while ((task = take_ready()) != NULL) {
        task->resume(task);
    }
}

#endif
